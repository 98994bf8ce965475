package io.github.stepscale.importing.template;

import io.github.stepscale.finding.Severity;

/**
 * Why a value is not known. The same reason is reported once.
 *
 * @param id of the finding
 * @param sentence the reason, without a full stop
 * @param fix without a full stop
 * @param kind what may stand in place of the value
 */
record Unknown(String id, String sentence, String fix, Kind kind) {
    /** What may stand in place of a value. */
    enum Kind {
        /** A name such as {@code ${AWS::Region}}, of which nobody needs to be told where the value is of no consequence. */
        NAMED,
        /** A name such as {@code ${Topic}}, of a value that the user could give. */
        GIVABLE,
        /** Nothing. */
        OPAQUE,
        /** Nothing, and another finding says why. */
        REPORTED
    }

    /** Whether a text may have its name in its place, where its value is of no consequence. */
    boolean hasName() {
        return kind == Kind.NAMED || kind == Kind.GIVABLE;
    }

    /**
     * The severity of the finding.
     *
     * @param decisive whether scaling depends on the value
     */
    Severity severity(boolean decisive) {
        return decisive || isMistake() ? Severity.ERROR : Severity.INFO;
    }

    /** Whether the template is wrong, and not only more than can be known here. */
    boolean isMistake() {
        boolean open = id.equals(TemplateFindings.UNKNOWN_VALUE) || id.equals(TemplateFindings.UNRESOLVED_FUNCTION);
        return !open && kind != Kind.REPORTED;
    }
}
