package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.yaml.YamlNode;
import java.util.List;
import java.util.Map;

/** Finds alarms that watch a target and run nothing. Others without actions may be there to be looked at. */
final class IdleAlarmCheck {
    private final LinkedSource source;
    private final Findings findings;
    private final List<String> rules;

    IdleAlarmCheck(LinkedSource source, Findings findings) {
        this.source = source;
        this.findings = findings;
        this.rules = source.ofType(ResourceTypes.COMPOSITE_ALARM)
                .flatMap(alarm -> Values.written(alarm.properties(), "AlarmRule").stream())
                .toList();
    }

    void check() {
        source.ofType(ResourceTypes.ALARM)
                .filter(AlarmActions::isIdle)
                .filter(alarm -> !isPartOfAnother(alarm))
                .forEach(alarm -> source.targets().stream()
                        .filter(target -> watches(alarm, target))
                        .findFirst()
                        .ifPresent(target -> report(alarm, target)));
    }

    private void report(SourceResource alarm, LinkedTarget target) {
        YamlNode where = alarm.properties().get(AlarmActions.ALARM).orElse(alarm.properties());
        findings.warning(
                where,
                "A01",
                "runs nothing: it watches " + target.resourceId() + ", and has no action in any state",
                "Let AlarmActions refer to a policy, or allow it if the alarm is there to be looked at");
    }

    /** Whether a composite alarm is made of it. */
    private boolean isPartOfAnother(SourceResource alarm) {
        String name = Values.written(alarm.properties(), "AlarmName").orElse(alarm.name());
        return rules.stream()
                .anyMatch(rule ->
                        rule.contains(name) || alarm.references().stream().anyMatch(rule::contains));
    }

    /** Whether every dimension has a name out of the resource id, and one of them that of what is scaled. */
    private static boolean watches(SourceResource alarm, LinkedTarget target) {
        List<String> parts = List.of(target.resourceId().split("/"));
        String scaled = target.isSageMaker() && parts.size() > 1 ? parts.get(1) : parts.get(parts.size() - 1);
        return WatchedMetrics.of(alarm).stream()
                .map(WatchedMetrics.Watched::dimensions)
                .anyMatch(dimensions -> isOf(dimensions, parts, scaled));
    }

    private static boolean isOf(Map<String, String> dimensions, List<String> parts, String scaled) {
        return parts.containsAll(dimensions.values()) && dimensions.containsValue(scaled);
    }
}
