package io.github.stepscale.operation.shared;

/** A hook of the JVM: nothing else hears of Ctrl-C, or of a build that is killed. */
final class ShutdownHook {
    private ShutdownHook() {}

    static void add(Thread hook) {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException exiting) {
            // It is running: the JVM is on its way out.
        }
    }
}
