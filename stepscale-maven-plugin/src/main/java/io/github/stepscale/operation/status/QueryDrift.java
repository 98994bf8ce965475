package io.github.stepscale.operation.status;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.SafeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares what an alarm evaluates: its metric, or each query of its metric math. */
final class QueryDrift {
    private final DifferenceList differences;
    private final String prefix;

    private QueryDrift(DifferenceList differences, String prefix) {
        this.differences = differences;
        this.prefix = prefix;
    }

    static void compare(List<Alarms.Query> described, List<Alarms.Query> live, DifferenceList differences) {
        Map<String, Alarms.Query> left = byId(live);
        for (Alarms.Query query : described) {
            String prefix = query.id().isEmpty() ? "" : "query " + query.id() + ", ";
            new QueryDrift(differences, prefix).compare(query, Optional.ofNullable(left.remove(query.id())));
        }
        left.values().forEach(query -> differences.add("it also evaluates " + text(query)));
    }

    private static Map<String, Alarms.Query> byId(List<Alarms.Query> queries) {
        return queries.stream()
                .collect(Collectors.toMap(Alarms.Query::id, query -> query, (a, b) -> b, LinkedHashMap::new));
    }

    private void compare(Alarms.Query described, Optional<Alarms.Query> found) {
        if (found.isEmpty()) {
            differences.add("it does not evaluate " + text(described));
            return;
        }
        Alarms.Query live = found.get();
        if (described.metric().isPresent() && live.metric().isPresent()) {
            compare(described.metric().get(), live.metric().get());
        } else {
            compare("expression", evaluated(described), evaluated(live));
        }
        if (described.returned() != live.returned()) {
            compare("evaluated", described.returned() ? "yes" : "no", live.returned() ? "yes" : "no");
        }
    }

    private void compare(Alarms.MetricStat described, Alarms.MetricStat live) {
        compare("namespace", described.namespace(), live.namespace());
        compare("metric", described.name(), live.name());
        compare("dimensions", dimensions(described), dimensions(live));
        compare("statistic", described.statistic(), live.statistic());
        compare("period", described.period() + " s", live.period() + " s");
        if (!described.unit().equals(live.unit())) {
            // No template declares a unit, so that no change set removes one.
            differences.add(prefix + "unit: " + unit(described) + " -> " + unit(live), Remedy.RECREATE);
        }
    }

    private void compare(String what, String described, String live) {
        if (!described.equals(live)) {
            differences.add(prefix + what + ": " + SafeText.oneLine(described) + " -> " + SafeText.oneLine(live));
        }
    }

    private static String unit(Alarms.MetricStat metric) {
        return metric.unit().isEmpty() ? "any" : SafeText.oneLine(metric.unit());
    }

    /** Returns {@code query m1 (Invocations)}, or the metric alone if it has no id. */
    private static String text(Alarms.Query query) {
        String evaluated = SafeText.oneLine(evaluated(query));
        return query.id().isEmpty() ? evaluated : "query " + SafeText.oneLine(query.id()) + " (" + evaluated + ")";
    }

    private static String evaluated(Alarms.Query query) {
        return query.metric().map(Alarms.MetricStat::name).orElse(query.expression());
    }

    private static String dimensions(Alarms.MetricStat metric) {
        return metric.dimensions().isEmpty()
                ? "none"
                : metric.dimensions().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
