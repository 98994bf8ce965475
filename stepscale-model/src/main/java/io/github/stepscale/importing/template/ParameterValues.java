package io.github.stepscale.importing.template;

import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of parameters and pseudo parameters: what the user gives, else the default. */
final class ParameterValues {
    static final String NO_VALUE = "AWS::NoValue";
    /** Those of every stack. */
    static final List<String> PSEUDO = List.of(
            "AWS::AccountId",
            "AWS::NotificationARNs",
            "AWS::Partition",
            "AWS::Region",
            "AWS::StackId",
            "AWS::StackName",
            "AWS::URLSuffix");

    private final Template template;
    private final Map<String, String> given;
    private final Map<String, Value> values = new HashMap<>();

    ParameterValues(Template template, Map<String, String> given) {
        this.template = template;
        this.given = given;
    }

    /** The value of a parameter; empty if there is none of this name. */
    Optional<Value> find(String name) {
        if (name.equals(NO_VALUE)) {
            return Optional.of(Value.Absent.NO_VALUE);
        }
        if (PSEUDO.contains(name)) {
            return Optional.of(given(name).orElseGet(() -> Value.Text.named(name, Unknowns.pseudoParameter(name))));
        }
        return Optional.ofNullable(template.parameters().get(name))
                .map(declaration -> values.computeIfAbsent(name, key -> declared(key, declaration)));
    }

    /** What the user gives under a name, such as {@code Endpoint.EndpointName}. */
    Optional<Value> given(String name) {
        return Optional.ofNullable(given.get(name)).map(Value.Text::of);
    }

    private Value declared(String name, YamlNode.Mapping declaration) {
        String type = Template.text(declaration, "Type").orElse("String");
        if (Template.text(declaration, "NoEcho")
                .filter("true"::equalsIgnoreCase)
                .isPresent()) {
            return Value.Text.named(name, Unknowns.secretParameter(name));
        }
        if (given.containsKey(name)) {
            return typed(type, new Value.Text(given.get(name), kind(type), List.of()));
        }
        if (type.startsWith("AWS::SSM::Parameter::Value<")) {
            return Value.Text.named(name, Unknowns.storedParameter(name));
        }
        return declaration
                .get("Default")
                .filter(YamlNode.Scalar.class::isInstance)
                .map(YamlNode.Scalar.class::cast)
                .filter(scalar -> scalar.kind() != Kind.REFUSED && scalar.kind() != Kind.EMPTY)
                .map(scalar -> typed(type, new Value.Text(scalar.text(), scalar.kind(), List.of())))
                .orElseGet(() -> Value.Text.named(name, Unknowns.parameter(name)));
    }

    private static Kind kind(String type) {
        return type.equals("Number") ? Kind.NUMBER : Kind.TEXT;
    }

    private static Value typed(String type, Value.Text text) {
        boolean list = type.equals("CommaDelimitedList") || type.startsWith("List<") || type.contains("<List<");
        return list
                ? new Value.Items(Arrays.stream(text.text().split(",", -1))
                        .map(item -> (Value) Value.Text.of(item.strip()))
                        .toList())
                : text;
    }
}
