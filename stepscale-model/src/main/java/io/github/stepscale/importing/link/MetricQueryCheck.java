package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.text.Lists;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Mapping;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the list of metrics and expressions of an alarm (CloudWatch API Reference, MetricDataQuery). */
final class MetricQueryCheck {
    private static final String ID = "Id";
    private static final String EXPRESSION = "Expression";
    private static final String STAT = "MetricStat";

    private final Findings findings;

    MetricQueryCheck(Findings findings) {
        this.findings = findings;
    }

    void check(SourceResource alarm) {
        alarm.properties()
                .get("Metrics")
                .filter(node -> !Values.isUnknown(node))
                .ifPresent(metrics -> check(
                        metrics,
                        Values.itemsOrSingle(alarm.properties(), "Metrics").stream()
                                .filter(Mapping.class::isInstance)
                                .map(Mapping.class::cast)
                                .toList()));
    }

    private void check(YamlNode metrics, List<Mapping> queries) {
        queries.forEach(this::requireOneForm);
        requireIds(queries);
        boolean known = queries.stream().noneMatch(query -> Values.isUnknown(query, "ReturnData"));
        if (known) {
            requireOneResult(metrics, queries);
        }
    }

    private void requireOneForm(Mapping query) {
        boolean expression = query.get(EXPRESSION).isPresent();
        if (expression == query.get(STAT).isPresent()) {
            findings.error(
                    query,
                    MistakeIds.TOGETHER,
                    expression
                            ? "has both MetricStat and Expression: exactly one of the two is allowed"
                            : "has neither MetricStat nor Expression: exactly one of the two is needed",
                    expression ? "Write them as two items" : "Add one");
        }
    }

    private void requireIds(List<Mapping> queries) {
        Set<String> seen = new HashSet<>();
        queries.stream()
                .flatMap(query -> query.get(ID).stream())
                .filter(id -> !Values.isUnknown(id))
                .filter(id -> !seen.add(Values.written(id).orElse("")))
                .forEach(id -> findings.error(
                        id,
                        MistakeIds.TOGETHER,
                        Quotes.of(Values.written(id).orElse(""))
                                + " is used twice: each id is allowed once in an alarm",
                        "Rename one of them, and its uses"));
    }

    private void requireOneResult(YamlNode metrics, List<Mapping> queries) {
        List<Mapping> returned =
                queries.stream().filter(MetricQueryCheck::isReturned).toList();
        if (returned.size() == 1 || queries.isEmpty()) {
            return;
        }
        if (returned.isEmpty()) {
            findings.error(
                    metrics,
                    "T30",
                    "has no result: every item has ReturnData: false, and an alarm needs exactly one without",
                    "Remove ReturnData of the item that the alarm compares");
            return;
        }
        Mapping second = returned.get(1);
        findings.error(
                second.get("ReturnData").orElse(second),
                "T30",
                "makes " + returned.size() + " results: " + ids(returned)
                        + " return data, and an alarm needs exactly one",
                "Write ReturnData: false for all others");
    }

    private static String ids(List<Mapping> queries) {
        return Lists.and(queries.stream()
                .map(query -> Quotes.shortened(
                        Values.written(query, ID).filter(id -> !id.isEmpty()).orElse("?")))
                .toList());
    }

    /** A query returns data unless it says otherwise. */
    private static boolean isReturned(Mapping query) {
        Optional<String> word = Values.written(query, "ReturnData");
        return word.filter("false"::equals).isEmpty();
    }
}
