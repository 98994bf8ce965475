package io.github.stepscale.maven;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An identity-based policy of IAM, as JSON: one statement for each need and each set of resources. */
final class IamPolicy {
    private static final ObjectMapper JSON = new ObjectMapper();

    private IamPolicy() {}

    /**
     * A permission.
     *
     * @param need what it is for
     * @param action such as {@code cloudformation:DescribeStacks}
     * @param resources ARNs
     * @param condition a key of a condition and its value, as {@code key = value}; empty for none
     */
    record Grant(String need, String action, List<String> resources, String condition) {}

    /** The policy that grants all of these. */
    static String json(List<Grant> grants) {
        Map<List<Object>, List<Grant>> statements = new LinkedHashMap<>();
        grants.forEach(grant -> statements
                .computeIfAbsent(List.of(grant.need(), grant.resources(), grant.condition()), key -> new ArrayList<>())
                .add(grant));
        ObjectNode policy = JSON.createObjectNode().put("Version", "2012-10-17");
        ArrayNode list = policy.putArray("Statement");
        Map<String, Integer> names = new LinkedHashMap<>();
        for (List<Grant> statement : statements.values()) {
            String name = words(statement.get(0).need());
            int number = names.merge(name, 1, Integer::sum);
            statement(list.addObject(), number == 1 ? name : name + number, statement);
        }
        return write(policy);
    }

    private static void statement(ObjectNode statement, String sid, List<Grant> grants) {
        statement.put("Sid", sid).put("Effect", "Allow");
        values(
                statement,
                "Action",
                grants.stream().map(Grant::action).sorted().distinct().toList());
        values(statement, "Resource", grants.get(0).resources());
        String condition = grants.get(0).condition();
        if (!condition.isEmpty()) {
            String[] pair = condition.split(" = ");
            statement.putObject("Condition").putObject("StringEquals").put(pair[0], pair[1]);
        }
    }

    private static void values(ObjectNode statement, String key, List<String> values) {
        if (values.size() == 1) {
            statement.put(key, values.get(0));
        } else {
            ArrayNode list = statement.putArray(key);
            values.forEach(list::add);
        }
    }

    /** An id of a statement: letters and digits only. */
    private static String words(String need) {
        return Arrays.stream(need.replaceAll("[^A-Za-z0-9]+", " ").strip().split(" "))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String write(ObjectNode policy) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentArraysWith(lines);
        printer.indentObjectsWith(lines);
        try {
            return JSON.writer(printer).writeValueAsString(policy);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
