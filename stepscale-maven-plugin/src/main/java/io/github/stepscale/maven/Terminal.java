package io.github.stepscale.maven;

import java.io.Console;
import java.lang.reflect.Method;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/** The terminal of an interactive build. */
final class Terminal {
    private Terminal() {}

    /** The console of an interactive terminal; absent if input or output is redirected, and with {@code -B}. */
    static Optional<Console> of(MavenSession session) {
        return Optional.ofNullable(System.console())
                .filter(console -> session.getRequest().isInteractiveMode())
                .filter(console -> isTerminal(Console.class, console));
    }

    /**
     * Whether a console is a terminal. Up to Java 21 there is no console otherwise; from 22 on there may be one for redirected
     * input and output, and {@code isTerminal()} distinguishes them.
     *
     * @param type the class of the console, as this Java has it
     */
    static boolean isTerminal(Class<?> type, Object console) {
        try {
            Method isTerminal = type.getMethod("isTerminal");
            return (boolean) isTerminal.invoke(console);
        } catch (NoSuchMethodException older) {
            return true;
        } catch (ReflectiveOperationException unknown) {
            // In doubt no question, which would block the build.
            return false;
        }
    }
}
