package io.github.stepscale.operation.shared;

/** A hook of the JVM: nothing else hears of Ctrl-C, or of a build that is killed. */
final class ShutdownHook {
    private ShutdownHook() {}

    static void add(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException exiting) {
            // The JVM is on its way out, and runs no hook any more that comes this late.
        }
    }

    static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException exiting) {
            // It is running: the JVM is on its way out.
        }
    }
}
