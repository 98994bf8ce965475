package io.github.stepscale.operation.shared;

import io.github.stepscale.operation.Output;
import java.util.function.Supplier;

/**
 * Says on the way out, if the process is stopped while AWS works, that AWS goes on. By a hook of the JVM, since nothing else
 * hears of Ctrl-C; it is removed when the work is done.
 */
public final class Interruption {
    private Interruption() {}

    /** Does some work; tells the output the sentence if the JVM ends meanwhile. */
    public static <T> T tolerated(String sentence, Output output, Supplier<T> work) {
        Thread hook = new Thread(() -> output.lastWord(sentence), "stepscale-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException exiting) {
            // It is running: the JVM is on its way out.
        }
    }
}
