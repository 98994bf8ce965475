package io.github.stepscale.template;

/**
 * Text of ours in the JSON of the dashboard in which <code>${...}</code> is a reference that {@code Fn::Sub} replaces.
 * All other text has its dollar signs escaped, so nothing a user wrote is ever a reference.
 *
 * @param text of printable ASCII; what it refers to is a parameter or a pseudo parameter, whose values need no escaping
 */
record FnSubText(String text) {
    static FnSubText reference(String name) {
        return new FnSubText("${" + name + "}");
    }

    /** The text as a JSON string. */
    String json() {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
