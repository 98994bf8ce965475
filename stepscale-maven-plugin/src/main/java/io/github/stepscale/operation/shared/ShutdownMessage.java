package io.github.stepscale.operation.shared;

import io.github.stepscale.operation.Output;
import java.util.function.Supplier;

/** Prints a message if the process is stopped while AWS works: AWS goes on. */
public final class ShutdownMessage {
    private ShutdownMessage() {}

    /** Runs some work; prints the sentence if the JVM shuts down meanwhile. */
    public static <T> T tolerated(String sentence, Output output, Supplier<T> work) {
        Thread hook = new Thread(() -> output.lastWord(sentence), "stepscale-interruption");
        ShutdownHook.add(hook);
        try {
            return work.get();
        } finally {
            ShutdownHook.remove(hook);
        }
    }
}
