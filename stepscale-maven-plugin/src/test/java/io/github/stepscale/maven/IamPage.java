package io.github.stepscale.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page docs/iam.md: parts between two comments are generated, the others written by hand. */
final class IamPage {
    static final Path FILE = Path.of("../docs/iam.md");

    private static final Pattern ROW = Pattern.compile("\\| `?([a-z ]+)`? \\| ([^|]+) \\| ([0-9]+) \\| (.+) \\|");
    private static final Pattern SECTION = Pattern.compile("### (.+)\n\n```json\n((?s:.*?))```");
    private static final String THEN = ", ";
    private static final String TOGETHER = " + ";

    private IamPage() {}

    static String read() throws IOException {
        return Files.readString(FILE, StandardCharsets.UTF_8);
    }

    /** The page with a generated part in the place of the present one. */
    static String with(String page, String part, String text) {
        String start = "<!-- generated: " + part + " -->\n";
        int from = page.indexOf(start) + start.length();
        int to = page.indexOf("<!-- end -->", from);
        if (from < start.length() || to < 0) {
            throw new AssertionError("docs/iam.md has no part " + start.strip());
        }
        return page.substring(0, from) + "\n" + text.strip() + "\n\n" + page.substring(to);
    }

    /** The heading of the policy of a goal. */
    static String heading(String goal) {
        return goal.substring(0, 1).toUpperCase(Locale.ROOT) + goal.substring(1);
    }

    /** The actions that a page calls required, by goal. */
    static Map<String, List<String>> required(String page) throws IOException {
        Map<String, List<String>> required = new LinkedHashMap<>();
        for (MatchResult section : SECTION.matcher(page).results().toList()) {
            List<String> actions = new ArrayList<>();
            for (JsonNode statement :
                    new ObjectMapper().readTree(section.group(2)).path("Statement")) {
                if (statement.path("Sid").asText().startsWith("Required")) {
                    JsonNode action = statement.path("Action");
                    (action.isArray() ? action : List.of(action)).forEach(one -> actions.add(one.asText()));
                }
            }
            required.put(section.group(1).toLowerCase(Locale.ROOT), actions);
        }
        return required;
    }

    /** A row of the table of requests. */
    static String row(GoalScenario scenario, List<List<String>> order) {
        int count = order.stream().mapToInt(List::size).sum();
        List<String> groups =
                order.stream().map(group -> String.join(TOGETHER, group)).toList();
        return "| " + scenario.goal() + " | " + scenario.title() + " | " + count + " | " + String.join(THEN, groups)
                + " |";
    }

    /** The orders of requests on a page, by goal and title. */
    static Map<List<String>, List<List<String>>> orders(String page) {
        Map<List<String>, List<List<String>>> orders = new LinkedHashMap<>();
        page.lines().map(ROW::matcher).filter(Matcher::matches).forEach(row -> {
            List<List<String>> order = new ArrayList<>();
            for (String group : row.group(4).split(THEN)) {
                order.add(List.of(group.split(" \\+ ")));
            }
            orders.put(List.of(row.group(1), row.group(2)), order);
        });
        return orders;
    }
}
