package io.github.stepscale.maven;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Connection;
import io.github.stepscale.aws.HttpKeepAlive;
import io.github.stepscale.aws.SdkLogFilter;
import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.Remedy;
import java.io.Console;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals that talk to AWS share: how it is reached, and how what it refuses becomes a failure of the build. */
abstract class AbstractAwsMojo extends AbstractStepscaleMojo {
    /**
     * The Region, instead of that of the environment or the profile.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.region")
    String region;

    /**
     * A profile of the AWS configuration files. Without it the default chain of the AWS SDK decides: environment
     * variables, web identity, the default profile, container, instance.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.profile")
    String profile;

    /**
     * ARN of a role to assume with those credentials.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.roleArn")
    String roleArn;

    /**
     * Address of an emulator that answers in place of all AWS services, such as {@code http://127.0.0.1:5000}. With it the
     * goal works in an offline build too.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.endpoint")
    String endpoint;

    /**
     * The account that is meant, 12 digits: with credentials of another the goal ends before it asks AWS for anything else.
     * For a stack set it is the administration account.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.expectedAccount")
    String expectedAccount;

    /**
     * Where files go.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.outputDirectory", defaultValue = "${project.build.directory}/stepscale")
    File outputDirectory;

    @Override
    final boolean goalSkipped() {
        return false;
    }

    @Override
    void readParameters(Parameters parameters) {
        parameters.read(this::emulator);
        parameters.read(() -> expecting(Connection.standard()));
    }

    @Override
    final void run(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        if (session.isOffline() && endpoint == null) {
            throw new MojoExecutionException(Advice.offline());
        }
        SdkLogFilter.suppressDebug();
        HttpKeepAlive.raiseLimit();
        try {
            operate(gate);
        } catch (OperationException failed) {
            throw BuildFailures.failure(failed.getMessage(), failed);
        } catch (AwsException refused) {
            throw BuildFailures.execution(Remedy.sentence(refused, again(), MavenHints.INSTANCE), refused);
        }
    }

    /** Does the work; what AWS refuses is translated by the caller. */
    abstract void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException;

    /** What another run does after one that AWS did not answer, as half a sentence; empty where that says itself. */
    String again() {
        return "";
    }

    /** AWS as the parameters say; to be closed. */
    final Aws connect() throws MojoFailureException {
        return Aws.connect(connection());
    }

    /** How AWS is reached, as the parameters say. */
    final Connection connection() throws MojoFailureException {
        Connection connection = expecting(Connection.standard());
        if (region != null) {
            connection = connection.withRegion(region);
        }
        if (profile != null) {
            connection = connection.withProfile(profile);
        }
        if (roleArn != null) {
            connection = connection.withRoleArn(roleArn);
        }
        Optional<URI> emulator = emulator();
        return emulator.isPresent() ? connection.withEndpoint(emulator.get()) : connection;
    }

    private Optional<URI> emulator() throws MojoFailureException {
        return endpoint == null ? Optional.empty() : Optional.of(address("stepscale.endpoint", endpoint));
    }

    private Connection expecting(Connection connection) throws MojoFailureException {
        try {
            return expectedAccount == null ? connection : connection.withExpectedAccount(expectedAccount);
        } catch (IllegalArgumentException wrong) {
            throw BuildFailures.failure(
                    Advice.choice("stepscale.expectedAccount", expectedAccount, "an account id of 12 digits"), wrong);
        }
    }

    /** Where an operation tells what happens. */
    final Output output() {
        return Terminal.of(session).isPresent() ? new TerminalOutput(getLog(), System.out) : getLog()::info;
    }

    /** Asks whoever sits before the terminal; without one, only the parameter can say yes. */
    final Confirmation confirmation(boolean given) {
        if (given) {
            return Confirmation.GIVEN;
        }
        return Terminal.of(session).map(AbstractAwsMojo::asking).orElse(question -> {
            throw new OperationException(question + " " + Advice.confirm());
        });
    }

    private static Confirmation asking(Console console) {
        return question -> "yes".equals(console.readLine("%s Type yes: ", question));
    }

    /** Writes a file about a stack. */
    final void write(String name, String content) throws MojoExecutionException {
        write(outputDirectory.toPath().resolve(name), content);
    }

    /** The address that a parameter holds. */
    static URI address(String property, String text) throws MojoFailureException {
        String sentence = Advice.choice(property, text, "an address such as http://127.0.0.1:5000");
        try {
            URI address = new URI(text);
            if (address.getHost() != null
                    && address.getScheme() != null
                    && address.getScheme().startsWith("http")) {
                return address;
            }
        } catch (URISyntaxException wrong) {
            throw BuildFailures.failure(sentence, wrong);
        }
        throw new MojoFailureException(sentence);
    }
}
