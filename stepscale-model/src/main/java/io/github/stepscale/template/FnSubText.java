package io.github.stepscale.template;

/**
 * Trusted text in the JSON of the dashboard, in which {@code Fn::Sub} replaces <code>${...}</code>. Dollar signs in all
 * other text are escaped, so that text of the user never becomes a reference.
 *
 * @param text printable ASCII; it references only parameters and pseudo parameters, whose values need no escaping
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
