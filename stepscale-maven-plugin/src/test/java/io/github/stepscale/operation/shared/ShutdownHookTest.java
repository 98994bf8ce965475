package io.github.stepscale.operation.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.operation.Output;
import io.github.stepscale.scripted.OtherProcess;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Shutdown hooks of an operation that has ended, or that starts while the JVM shuts down. */
class ShutdownHookTest {
    private static final Output OUTPUT = System.out::println;

    @Test
    void aHookThatComesTooLateChangesNothing() throws Exception {
        Process process = OtherProcess.start(ShutdownHookTest.class, Redirect.PIPE);

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).isEqualToNormalizingNewlines("late work\n");
        assertThat(process.waitFor()).isZero();
    }

    /** The program that exits: after one operation, and during another. */
    public static void main(String[] arguments) {
        operate("an ended operation");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> OUTPUT.line(operate("late work"))));
    }

    private static String operate(String name) {
        try (GracefulStop stop = new GracefulStop(() -> OUTPUT.line("stopped: " + name), OUTPUT)) {
            stop.delayExit();
            return ShutdownMessage.run("interrupted: " + name, OUTPUT, () -> name);
        }
    }
}
