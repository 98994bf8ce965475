package io.github.stepscale.importing.template;

import io.github.stepscale.yaml.SourcePosition;

/** The option by which a user gives values that a template does not have. */
final class ImportParameters {
    /** As the user writes it. */
    static final String OPTION = "-Dstepscale.import.parameters";

    private ImportParameters() {}

    /** Where a value that is given stands. */
    static SourcePosition position() {
        return SourcePosition.of(OPTION);
    }

    /** How to give a value, without a full stop. */
    static String fix(String name) {
        return "Give it: " + OPTION + "=" + name + "=<value>";
    }
}
