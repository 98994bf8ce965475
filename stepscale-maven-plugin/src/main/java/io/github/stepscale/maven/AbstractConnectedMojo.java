package io.github.stepscale.maven;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Connection;
import io.github.stepscale.aws.SdkLogFilter;
import io.github.stepscale.maven.failure.BuildFailures;
import io.github.stepscale.maven.parameter.ParameterText;
import io.github.stepscale.maven.parameter.Parameters;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.OperationException;
import java.io.Console;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters of the goals that call AWS: how to connect. Turns what AWS refuses into a failure of the build. */
abstract class AbstractConnectedMojo extends AbstractStepscaleMojo {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final String ACCOUNT_FORM = "an account id of 12 digits";

    /**
     * The AWS Region, such as {@code eu-central-1}. Default: that of the environment or of the profile.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.region")
    String region;

    /**
     * A profile of the AWS configuration files. Default: the credentials that the default chain of the AWS SDK finds in
     * environment variables, web identity, the default profile, the container or the instance.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.profile")
    String profile;

    /**
     * ARN of an IAM role to assume with those credentials. Default: none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.roleArn")
    String roleArn;

    /**
     * Address of an emulator to call instead of all AWS services, such as {@code http://127.0.0.1:5000}: http or https.
     * With it the goal works in an offline build too. Default: AWS.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.endpoint")
    String endpoint;

    /**
     * The only AWS account that the goal may work in, 12 digits: with the credentials of another account it fails before
     * any other call to AWS. For a stack set, the administration account. Default: any account.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.expectedAccount")
    String expectedAccount;

    /** Waits between two looks at what AWS does; tests bring a quicker one. */
    Clock clock = Clock.system();

    private Connection connection = Connection.standard();

    @Override
    void readParameters(Parameters parameters) {
        Connection standard = SettingsProxies.of(session)
                .map(Connection.standard()::withProxies)
                .orElseGet(Connection::standard);
        Connection inRegion = parameters
                .readIfGiven("region", region, ParameterText::requireRegion)
                .map(standard::withRegion)
                .orElse(standard);
        Connection atEndpoint = parameters
                .readIfGiven("endpoint", endpoint, ParameterText::toAddress)
                .map(inRegion::withEndpoint)
                .orElse(inRegion);
        Connection inAccount = parameters
                .readIfGiven("expectedAccount", expectedAccount, text -> text.requireMatch(ACCOUNT, ACCOUNT_FORM))
                .map(atEndpoint::withExpectedAccount)
                .orElse(atEndpoint);
        connection = withCredentials(inAccount);
    }

    private Connection withCredentials(Connection any) {
        Connection ofProfile = profile == null ? any : any.withProfile(profile);
        return roleArn == null ? ofProfile : ofProfile.withRoleArn(roleArn);
    }

    @Override
    final void run(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        if (session.isOffline() && endpoint == null && callsAws()) {
            throw new MojoExecutionException(Messages.offline());
        }
        prepare();
        SdkLogFilter.suppressDebug();
        try {
            operate(gate);
        } catch (OperationException failed) {
            throw BuildFailures.failure(failed.getMessage(), failed);
        } catch (AwsException refused) {
            throw BuildFailures.execution(ErrorAdvice.sentence(refused, retryHint(), hints()), refused);
        }
    }

    /** Whether this run calls AWS, which an offline build must not do. */
    boolean callsAws() {
        return true;
    }

    /** Does what comes before the first request; nothing by default. */
    void prepare() {}

    /** Does the work of the goal; the caller turns exceptions of AWS into failures of the build. */
    abstract void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException;

    /** What a second run does after AWS did not answer, as half a sentence; empty where that is obvious. */
    String retryHint() {
        return "";
    }

    /** Connects to AWS; close what is returned. */
    final Aws connect() {
        return Aws.connect(connection());
    }

    /** How to connect to AWS. */
    final Connection connection() {
        return connection;
    }

    /** Asks at the terminal; without one, only {@code stepscale.confirm} can confirm. */
    final Confirmation confirmation(boolean confirmed) {
        if (confirmed) {
            return Confirmation.GIVEN;
        }
        return Terminal.of(session).map(AbstractConnectedMojo::promptAt).orElse(question -> {
            throw new OperationException(question + " " + Messages.notInteractive(hints()));
        });
    }

    private static Confirmation promptAt(Console console) {
        return question -> "yes".equals(console.readLine("%s Type yes: ", question));
    }
}
