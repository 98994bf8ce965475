package io.github.stepscale.validation;

import io.github.stepscale.text.Quotes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks names against the forms that SageMaker, CloudWatch and CloudFormation define. */
public final class Names {
    /** Form of endpoint and variant names (SageMaker API Reference, "CreateEndpointConfig"). */
    public static final String ENDPOINT_PATTERN = "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}";
    /** Form of inference component names (SageMaker API Reference, "CreateInferenceComponent"). */
    public static final String COMPONENT_PATTERN = "[a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?";
    /** Greatest length of the name of an endpoint, a variant or an inference component, in characters. */
    public static final int MAX_LENGTH = 63;
    /** The name that SageMaker's own tools give a variant by default. */
    public static final String DEFAULT_VARIANT = "AllTraffic";

    private static final Pattern ENDPOINT = Pattern.compile(ENDPOINT_PATTERN);
    private static final Pattern COMPONENT = Pattern.compile(COMPONENT_PATTERN);
    private static final Pattern STACK = Pattern.compile("[a-zA-Z][-a-zA-Z0-9]{0,127}");
    private static final Pattern DASHBOARD = Pattern.compile("[A-Za-z0-9_-]{1,200}");
    private static final Pattern RULE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,99}");

    private static final Pattern ARN = Pattern.compile(
            "arn:aws[a-z-]*:sagemaker:[a-z0-9-]*:[0-9]*:(?:endpoint|inference-component)/([a-zA-Z0-9-]{1,63})");
    private static final int MAX_ARN = 256;

    private Names() {}

    public static void requireEndpoint(Validator validator, String name, String path) {
        require(validator, ENDPOINT, name, path);
    }

    public static void requireComponent(Validator validator, String name, String path) {
        require(validator, COMPONENT, name, path);
    }

    public static void requireStack(Validator validator, String name, String path) {
        validator.requireForm(name, path, STACK, "a letter, then letters, digits and hyphens, at most 128 characters");
    }

    public static void requireDashboard(Validator validator, String name, String path) {
        validator.require(
                DASHBOARD.matcher(name).matches(),
                "C02",
                path,
                () -> Quotes.of(name)
                        + " is not allowed: letters, digits, _ and -, at most 200 characters (the Region is"
                        + " added)",
                "Write it in that form; otherwise creating the stack fails, and so does its rollback");
    }

    /**
     * Requires valid names of an endpoint and its variant.
     *
     * @throws InvalidValueException if one is invalid
     */
    public static void requireVariant(String endpointName, String variantName) {
        Validator validator = new Validator();
        requireEndpoint(validator, endpointName, "endpointName");
        requireEndpoint(validator, variantName, "variantName");
        validator.throwIfAny();
    }

    public static void requireRule(Validator validator, String name, String path) {
        validator.requireForm(name, path, RULE, "a letter, then letters, digits and hyphens, at most 100 characters");
    }

    /** The name in camel case, without hyphens: {@code ScaleOut} for {@code scale-out}. */
    public static String camelCase(String name) {
        StringBuilder id = new StringBuilder();
        for (String word : name.split("-", -1)) {
            if (!word.isEmpty()) {
                id.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            }
        }
        return id.toString();
    }

    private static void require(Validator validator, Pattern pattern, String name, String path) {
        // The length first: on a long text the pattern alone would try for a very long time.
        validator.require(
                name.length() <= MAX_LENGTH && pattern.matcher(name).matches(),
                Validator.VALUE,
                path,
                () -> Quotes.of(name) + " is not a name: letters, digits and inner hyphens, 1 to 63 characters",
                nameInArn(name)
                        .map(inside ->
                                "Write " + inside + ", in the case that SageMaker shows: an ARN has it in lower case")
                        .orElse("Write the name as SageMaker shows it"));
    }

    /** The name of the endpoint or inference component in an ARN. */
    private static Optional<String> nameInArn(String text) {
        Matcher arn = ARN.matcher(text);
        return text.length() <= MAX_ARN && arn.matches() ? Optional.of(arn.group(1)) : Optional.empty();
    }
}
