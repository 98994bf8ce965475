package io.github.stepscale.operation.shared;

/** Adds and removes shutdown hooks of the JVM, which run on Ctrl-C or when a build is killed. */
final class ShutdownHook {
    private ShutdownHook() {}

    static void add(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException exiting) {
            // The JVM is shutting down and accepts no more hooks.
        }
    }

    static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException exiting) {
            // The JVM is shutting down, and the hook is running.
        }
    }
}
