package io.github.stepscale.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.synth.SynthesizedStack;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;

/**
 * An operation that meets a fault at each of its requests in turn. It always ends, throws only its two kinds of exceptions, shows
 * no secret, and leaves another stack alone.
 */
public final class FaultTrial {
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final String KEY = "ASIATESTTESTTESTTEST";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYTESTTESTKEY";
    private static final String TOKEN = "a/session+token/that=has/no/sign+of/its+own==";
    private static final SynthesizedStack OTHER = DeployFixture.checked("""
            endpointName: others
            stackName: of-another
            minCapacity: 1
            maxCapacity: 2
            steps:
              - { upper: 20, change: -1 }
              - { lower: 50, change: +1 }
            """);

    /** The operation under test. */
    public interface Operation {
        /** Brings AWS to where it starts; meets no fault. */
        void prepare(DeployFixture stage);

        /** Runs, and returns its output, a line each. */
        String run(DeployFixture stage);

        /**
         * Checks the result, when AWS answers well again.
         *
         * @param claim its output; empty if it failed
         */
        void judge(DeployFixture stage, Optional<String> claim);
    }

    private FaultTrial() {}

    /** At each request in turn, once. */
    public static void once(Fault fault, Operation operation) {
        int request = 1;
        while (tried(request, fault, 1, operation)) {
            request++;
        }
        assertThat(request).as("requests").isGreaterThan(2);
    }

    /** From each request on, for ever. */
    public static void forEver(Fault fault, Operation operation) {
        int request = 1;
        while (tried(request, fault, Integer.MAX_VALUE, operation)) {
            request++;
        }
    }

    /** @return whether there was such a request */
    private static boolean tried(int request, Fault fault, int times, Operation operation) {
        try (DeployFixture stage = new DeployFixture()) {
            signIn();
            stage.server.script().resourcesTake(Duration.ZERO);
            stage.server.script().changeSetsTake(Duration.ZERO);
            stage.server.stallFor(SHORT.multipliedBy(2));
            stage.server.trickleEvery(SHORT.dividedBy(5));
            stage.deployed(OTHER);
            operation.prepare(stage);
            stage.server.reset();
            stage.lines.clear();
            if (fault.takesTime()) {
                stage.reconnect(SHORT);
            }
            stage.server.faultFrom(request, fault, times);
            Optional<String> claim = attempt(stage, operation);
            boolean reached = stage.actions().size() >= request;
            requireNoSecrets(String.join("\n", stage.lines));
            stage.server.reset();
            if (fault.takesTime()) {
                stage.reconnect(DeployFixture.LONG);
            }
            operation.judge(stage, claim);
            assertThat(stage.aws().stacks().find(OTHER.name())).isPresent();
            return reached;
        } finally {
            System.clearProperty("aws.sessionToken");
        }
    }

    private static void signIn() {
        System.setProperty("aws.accessKeyId", KEY);
        System.setProperty("aws.secretAccessKey", SECRET);
        System.setProperty("aws.sessionToken", TOKEN);
    }

    private static Optional<String> attempt(DeployFixture stage, Operation operation) {
        try {
            String claim = operation.run(stage);
            requireNoSecrets(claim);
            return Optional.of(claim);
        } catch (OperationException | AwsException failed) {
            requireOneSentence(failed);
            return Optional.empty();
        }
    }

    private static void requireOneSentence(RuntimeException failed) {
        String sentence = failed instanceof AwsException refused ? ErrorAdvice.sentence(refused) : failed.getMessage();
        assertThat(sentence).endsWith(".").doesNotContain("\n", "null", "NullPointer");
        // No answer of AWS says so.
        assertThat(sentence)
                .doesNotContain(
                        "There is no stack",
                        "does not exist",
                        "SageMaker does not know",
                        "is not registered",
                        "no change set");
        StringWriter whole = new StringWriter();
        failed.printStackTrace(new PrintWriter(whole));
        requireNoSecrets(whole.toString());
    }

    private static void requireNoSecrets(String text) {
        assertThat(text).doesNotContain(KEY, SECRET, TOKEN, "Canonical String for this request should have been\n'");
    }
}
