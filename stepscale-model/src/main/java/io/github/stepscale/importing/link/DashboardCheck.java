package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.text.Lists;
import io.github.stepscale.yaml.JsonReader;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.SourceMap;
import io.github.stepscale.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks the body of a dashboard. */
final class DashboardCheck {
    private static final String BODY = "DashboardBody";
    // What a reference stands for is not known; within quotes and as a number alike, a digit is fine.
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}\"\\n]*}");

    // No Region ends in 0, as one would that is made of a reference.
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[1-9]");

    private final Findings findings;

    DashboardCheck(Findings findings) {
        this.findings = findings;
    }

    void check(SourceResource dashboard) {
        dashboard
                .properties()
                .get(BODY)
                .filter(YamlNode.Scalar.class::isInstance)
                .filter(node -> !Values.isUnknown(node))
                .ifPresent(body -> check(body, Values.written(body).orElse("")));
    }

    private void check(YamlNode node, String text) {
        MistakeCollector mistakes = new MistakeCollector();
        String json = REFERENCE.matcher(text).replaceAll("0");
        Optional<YamlNode> body = JsonReader.read(BODY, json, mistakes);
        if (body.isPresent() && mistakes.isEmpty() && body.get() instanceof YamlNode.Mapping) {
            checkRegions(node, body.get());
            return;
        }
        List<LocatedFinding> located = mistakes.located(new SourceMap(BODY, Map.of()));
        String where = located.isEmpty()
                ? "is not an object in JSON"
                : "is not JSON: line " + located.get(0).line() + ", column "
                        + located.get(0).column() + " of the body "
                        + located.get(0).finding().sentence();
        findings.error(node, "C05", where, "Correct it there; Fn::ToJsonString makes JSON of properties");
    }

    private void checkRegions(YamlNode node, YamlNode body) {
        TreeSet<String> regions = new TreeSet<>();
        collectRegions(body, regions);
        if (!regions.isEmpty()) {
            findings.warning(
                    node,
                    "C04",
                    "shows " + Lists.and(List.copyOf(regions))
                            + " wherever the stack is: the Region is written into it",
                    "Write ${AWS::Region} in a !Sub");
        }
    }

    /** Collects the value of every key of that name. */
    private static void collectRegions(YamlNode node, Set<String> regions) {
        if (node instanceof YamlNode.Sequence list) {
            list.items().forEach(item -> collectRegions(item, regions));
        } else if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach((key, value) -> {
                if (key.equals("region")) {
                    Values.written(value)
                            .filter(text -> REGION.matcher(text).matches())
                            .ifPresent(regions::add);
                } else {
                    collectRegions(value, regions);
                }
            });
        }
    }
}
