package io.github.stepscale.maven;

import java.io.Console;
import java.lang.reflect.Method;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/** The terminal that somebody sits at. */
final class Terminal {
    private Terminal() {}

    /** The console, if it is one at which questions are answered and lines are seen; absent under {@code -B} too. */
    static Optional<Console> of(MavenSession session) {
        return Optional.ofNullable(System.console())
                .filter(console -> session.getRequest().isInteractiveMode())
                .filter(console -> isTerminal(Console.class, console));
    }

    /**
     * Whether a console is a terminal. Up to Java 21 there is none otherwise; from 22 on there may be one for whatever the input
     * and output were redirected to, and it says so itself.
     *
     * @param type of the console, as this Java has it
     */
    static boolean isTerminal(Class<?> type, Object console) {
        try {
            Method asked = type.getMethod("isTerminal");
            return (boolean) asked.invoke(console);
        } catch (NoSuchMethodException older) {
            return true;
        } catch (ReflectiveOperationException untold) {
            // Nobody is asked who may not be there.
            return false;
        }
    }
}
