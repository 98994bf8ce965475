package io.github.stepscale.validation;

import io.github.stepscale.text.Quotes;
import java.util.regex.Pattern;

/** The forms of names, as SageMaker, Application Auto Scaling, CloudWatch and CloudFormation define them. */
public final class Names {
    /** Form of endpoint and variant names (SageMaker API, CreateEndpointConfig). */
    public static final String ENDPOINT_PATTERN = "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}";
    /** Form of inference component names (SageMaker API, CreateInferenceComponent). */
    public static final String COMPONENT_PATTERN = "[a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?";
    /** Longest name of an endpoint, a variant or an inference component. */
    public static final int MAX_LENGTH = 63;
    /** The variant that SageMaker's own tools make when no name is given. */
    public static final String DEFAULT_VARIANT = "AllTraffic";

    private static final Pattern ENDPOINT = Pattern.compile(ENDPOINT_PATTERN);
    private static final Pattern COMPONENT = Pattern.compile(COMPONENT_PATTERN);
    private static final Pattern STACK = Pattern.compile("[a-zA-Z][-a-zA-Z0-9]{0,127}");
    private static final Pattern DASHBOARD = Pattern.compile("[A-Za-z0-9_-]{1,200}");
    private static final Pattern RULE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,99}");

    private Names() {}

    public static void requireEndpoint(Validator checks, String name, String path) {
        require(checks, ENDPOINT, name, path);
    }

    public static void requireComponent(Validator checks, String name, String path) {
        require(checks, COMPONENT, name, path);
    }

    public static void requireStack(Validator checks, String name, String path) {
        checks.text(name, path, STACK, "a letter, then letters, digits and hyphens, at most 128 characters");
    }

    public static void requireDashboard(Validator checks, String name, String path) {
        checks.require(
                DASHBOARD.matcher(name).matches(),
                "C02",
                path,
                () -> Quotes.of(name)
                        + " is not allowed: letters, digits, _ and -, at most 200 characters (the Region is"
                        + " added)",
                "Write it in that form; with another, both the create and its rollback would fail");
    }

    public static void requireRule(Validator checks, String name, String path) {
        checks.text(name, path, RULE, "a letter, then letters, digits and hyphens, at most 100 characters");
    }

    /** Without hyphens and in camel case: {@code scale-out} becomes {@code ScaleOut}. */
    public static String camelCase(String name) {
        StringBuilder id = new StringBuilder();
        for (String word : name.split("-")) {
            if (!word.isEmpty()) {
                id.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            }
        }
        return id.toString();
    }

    private static void require(Validator checks, Pattern pattern, String name, String path) {
        // The length first: on a long text the pattern alone would try for a very long time.
        checks.require(
                name.length() <= MAX_LENGTH && pattern.matcher(name).matches(),
                Validator.VALUE,
                path,
                () -> Quotes.of(name) + " is not a name: letters, digits and inner hyphens, 1 to 63 characters",
                "Write the name as SageMaker shows it");
    }
}
