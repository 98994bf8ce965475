package io.github.stepscale.template;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads templates as others do: YAML by a general reader, {@code Fn::Sub} as CloudFormation documents it. */
final class Templates {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(!?)([^}]*)}");

    private Templates() {}

    static StackTemplate of(ScalingDescription scaling) {
        return StackTemplate.of(ScalingPlan.of(scaling));
    }

    static JsonNode read(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException notYaml) {
            throw new UncheckedIOException(notYaml);
        }
    }

    static Map<String, Object> readMap(String yaml) {
        try {
            return YAML.readValue(yaml, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (IOException notYaml) {
            throw new UncheckedIOException(notYaml);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    /** The body of the dashboard after CloudFormation has replaced the references in it. */
    static JsonNode dashboard(JsonNode template, UnaryOperator<String> values) {
        JsonNode body = template.at("/Resources/ScalingDashboard/Properties/DashboardBody/Fn::Sub");
        return json(substitute(body.textValue(), values));
    }

    static String substitute(String text, UnaryOperator<String> values) {
        Matcher matcher = REFERENCE.matcher(text);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(
                found.group(1).isEmpty() ? values.apply(found.group(2)) : "${" + found.group(2) + "}"));
    }
}
