package io.github.stepscale.maven.command;

import io.github.stepscale.operation.Hints;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Names operations and options as on Maven's command line.
 *
 * @param command the command that started the build, which advice repeats; read only where there is advice, since most runs
 *     give none
 */
public record MavenHints(Supplier<MavenCommand> command) implements Hints {
    /** For advice that does not know the command. */
    public static final Hints INSTANCE = new MavenHints(() -> MavenCommand.PLAIN);

    @Override
    public String run(String operation) {
        return command.get().goal(operation);
    }

    @Override
    public String run(String operation, Map<String, String> options) {
        Map<String, String> properties = new TreeMap<>();
        options.forEach((option, value) -> properties.put(option(option), value));
        return command.get().goal(operation, properties);
    }

    @Override
    public String set(String option, String value) {
        return command.get().pom().option(option(option), value);
    }

    @Override
    public String option(String option) {
        return "stepscale." + option;
    }
}
