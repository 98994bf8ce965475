package io.github.stepscale.maven;

import io.github.stepscale.operation.Hints;

/**
 * Names operations and options as on Maven's command line.
 *
 * @param command the command that started the build, which advice repeats
 */
record MavenHints(MavenCommand command) implements Hints {
    /** For advice that does not know the command. */
    static final Hints INSTANCE = new MavenHints(MavenCommand.PLAIN);

    @Override
    public String run(String operation) {
        return command.goal(operation);
    }

    @Override
    public String set(String option, String value) {
        return ShellWord.quote("-D" + option(option) + "=" + value);
    }

    @Override
    public String option(String option) {
        return "stepscale." + option;
    }
}
