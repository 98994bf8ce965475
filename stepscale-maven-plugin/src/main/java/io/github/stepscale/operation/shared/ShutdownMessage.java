package io.github.stepscale.operation.shared;

import io.github.stepscale.operation.Output;
import java.util.function.Supplier;

/** Says on the way out, if the process is stopped while AWS works, that AWS goes on. */
public final class ShutdownMessage {
    private ShutdownMessage() {}

    /** Does some work; tells the output the sentence if the JVM ends meanwhile. */
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
