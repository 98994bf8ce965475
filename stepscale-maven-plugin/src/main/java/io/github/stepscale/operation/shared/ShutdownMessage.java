package io.github.stepscale.operation.shared;

import io.github.stepscale.operation.Output;
import java.util.function.Supplier;

/** Prints a message if the process is stopped while AWS works: AWS carries on. */
public final class ShutdownMessage {
    private ShutdownMessage() {}

    /** Runs the work. Prints the message if the JVM shuts down meanwhile. */
    public static <T> T run(String message, Output output, Supplier<T> work) {
        Thread hook = new Thread(() -> output.lineAtShutdown(message), "stepscale-shutdown-message");
        ShutdownHook.add(hook);
        try {
            return work.get();
        } finally {
            ShutdownHook.remove(hook);
        }
    }
}
