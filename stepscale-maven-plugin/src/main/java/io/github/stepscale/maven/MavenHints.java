package io.github.stepscale.maven;

import io.github.stepscale.operation.Hints;

/** Names operations and options as on Maven's command line. */
final class MavenHints implements Hints {
    static final Hints INSTANCE = new MavenHints();

    private MavenHints() {}

    @Override
    public String run(String operation) {
        return "mvn stepscale:" + operation;
    }

    @Override
    public String set(String option, String value) {
        return "-D" + option(option) + "=" + value;
    }

    @Override
    public String option(String option) {
        return "stepscale." + option;
    }
}
