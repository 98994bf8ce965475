package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.stepscale.maven.failure.BuildFailures;
import io.github.stepscale.maven.parameter.Parameters;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.ScriptedAws;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.apache.maven.exception.DefaultExceptionHandler;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;

/** What Maven prints of a failure, with and without {@code -e}. */
class BuildFailuresTest {
    @TempDir
    Path module;

    /** As Maven writes after "Failed to execute goal". */
    private static String line(Throwable failed) {
        return new DefaultExceptionHandler().handleException(failed).getMessage();
    }

    private static String trace(Throwable failed) {
        StringWriter text = new StringWriter();
        failed.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void theLineHasTheSentenceAndTheTraceItsCauses() {
        IOException deepest = new AccessDeniedException("target/secret-folder");
        MojoExecutionException failed =
                BuildFailures.execution("Cannot write it.", new IllegalStateException("while writing", deepest));

        assertThat(line(failed)).isEqualTo("Cannot write it.");
        assertThat(trace(failed))
                .containsSubsequence(
                        "MojoExecutionException: Cannot write it.",
                        "Caused by: java.lang.IllegalStateException: while writing",
                        "at io.github.stepscale.maven.BuildFailuresTest.theLineHasTheSentenceAndTheTraceItsCauses",
                        "Caused by: java.nio.file.AccessDeniedException: target/secret-folder");
    }

    /** AWS repeats a request that it finds wrong, with the token. */
    @Test
    void messagesOfLibrariesAreLeftOut() {
        SdkException refusal = SdkException.create("the canonical string was x-amz-security-token:hush", null);
        Throwable failed = BuildFailures.failure("Cannot deploy.", new IllegalStateException("no answer", refusal));

        assertThat(line(failed)).isEqualTo("Cannot deploy.");
        assertThat(trace(failed)).contains("Caused by: software.amazon.awssdk").doesNotContain("hush");
    }

    @Test
    void aCircleOfCausesEnds() {
        Exception first = new IllegalStateException("first");
        first.initCause(new IllegalStateException("second", first));

        assertThat(trace(BuildFailures.failure("Cannot.", first))).contains("second");
    }

    @Test
    void theMessageOfAnAwsExceptionIsKept() throws IOException {
        try (ScriptedAws aws = ScriptedAws.quick()) {
            MojoFixture goals = new MojoFixture(module, aws.endpoint());
            goals.describe(MojoFixture.SINGLE);
            aws.faultOn("DescribeStacks", Fault.EXPIRED_TOKEN, 1);
            Throwable failed = catchThrowable(() -> goals.deploy().execute());

            assertThat(line(failed))
                    .startsWith("Cannot read the stack orders-scaling: The security token")
                    .endsWith("then run it again.");
            assertThat(trace(failed))
                    .contains("Caused by: io.github.stepscale.aws.AwsException: Cannot read the stack")
                    .contains("Caused by: software.amazon.awssdk");
        }
    }

    @Test
    void theMessageOfAnOperationIsKept() throws IOException {
        try (ScriptedAws aws = ScriptedAws.quick()) {
            MojoFixture goals = new MojoFixture(module, aws.endpoint());
            goals.describe(MojoFixture.SINGLE);
            Throwable failed = catchThrowable(() -> goals.drill(true).execute());

            assertThat(line(failed)).isEqualTo(failed.getMessage()).startsWith("There is no stack");
            assertThat(trace(failed)).contains("at io.github.stepscale.operation.drill.Drill.");
        }
    }

    @Test
    void theTraceOfAWrongNumberKeepsItsCause() {
        Parameters parameters = new Parameters("stepscale.");
        parameters.wholeNumber("parallel", "many");
        Throwable failed = catchThrowable(parameters::requireValid);

        assertThat(line(failed)).isEqualTo("stepscale.parallel is 'many': a whole number is allowed.");
        assertThat(trace(failed)).contains("java.lang.NumberFormatException: For input string");
    }
}
