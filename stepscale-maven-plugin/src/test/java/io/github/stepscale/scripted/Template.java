package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template and the values of its parameters. */
record Template(String body, JsonNode root, Map<String, String> parameters) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+");

    static final Template NONE = new Template("", Json.object(), Map.of());

    /** Checks the parameters as CloudFormation does: each has a value, and the template knows it. */
    static Template of(String body, Map<String, String> given) {
        JsonNode root = Json.readYaml(body);
        if (root.path("Resources").isEmpty()) {
            throw AwsError.validation("Template format error: At least one Resources member must be defined.");
        }
        Set<String> unknown = new TreeSet<>(given.keySet());
        Set<String> missing = new TreeSet<>();
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> parameter : root.path("Parameters").properties()) {
            String name = parameter.getKey();
            unknown.remove(name);
            if (given.containsKey(name)) {
                values.put(name, given.get(name));
            } else if (parameter.getValue().has("Default")) {
                values.put(name, parameter.getValue().get("Default").asText());
            } else {
                missing.add(name);
            }
        }
        refuse(missing, "must have values");
        refuse(unknown, "do not exist in the template");
        return new Template(body, root, values);
    }

    private static void refuse(Set<String> names, String why) {
        if (!names.isEmpty()) {
            throw AwsError.validation("Parameters: " + names + " " + why);
        }
    }

    /** Type Number gives a number: the services behind a resource would not take its text. */
    JsonNode parameter(String name) {
        String value = parameters.get(name);
        return root.at("/Parameters/" + name + "/Type").asText().equals("Number")
                ? Json.read(value)
                : TextNode.valueOf(value);
    }

    /** The logical ids, each after those it refers to. */
    Set<String> inOrder() {
        Set<String> order = new LinkedHashSet<>();
        root.path("Resources").fieldNames().forEachRemaining(id -> visit(id, order, new LinkedHashSet<>()));
        return order;
    }

    private void visit(String id, Set<String> order, Set<String> path) {
        if (!path.add(id)) {
            throw AwsError.validation("Circular dependency between resources: " + path);
        }
        uses(id).stream().filter(used -> !order.contains(used)).forEach(used -> visit(used, order, path));
        path.remove(id);
        order.add(id);
    }

    /** Whether a resource stays where its stack no longer has it. */
    boolean retains(String id) {
        return resource(id).path("DeletionPolicy").asText().equals("Retain");
    }

    JsonNode resource(String id) {
        return root.path("Resources").path(id);
    }

    Set<String> uses(String id) {
        Set<String> names = new LinkedHashSet<>();
        collect(resource(id), names);
        names.removeIf(name -> name.equals(id) || !root.path("Resources").has(name));
        return names;
    }

    private static void collect(JsonNode node, Set<String> names) {
        for (String intrinsic : List.of("Ref", "DependsOn", "Fn::Sub", "Fn::GetAtt")) {
            Matcher words = NAME.matcher(node.path(intrinsic).toString());
            while (words.find()) {
                names.add(words.group());
            }
        }
        node.forEach(child -> collect(child, names));
    }
}
