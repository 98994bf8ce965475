package io.github.stepscale.importing;

import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The properties of a policy and an alarm for which a descriptor has no key. Those that change what is scaled cannot be left
 * out: their rule is not imported.
 */
final class OtherProperties {
    /** What a stack that takes the resources over keeps. */
    static final Set<String> NAMES = Set.of("PolicyName", "AlarmName");

    /** What a text says or notifies, and does not scale. */
    private static final Map<String, String> REASONS = Map.of(
            "PolicyName", "names are made anew, from the stack and the rule",
            "AlarmName", "names are made anew, from the stack and the rule",
            "AlarmDescription", "an alarm has a description of its own, that says what it does",
            "OKActions", "a descriptor has no actions beside scaling",
            "InsufficientDataActions", "a descriptor has no actions beside scaling",
            "AlarmActions", "a descriptor has no actions beside scaling");

    private static final Set<String> STANDARD = Set.of("Average", "Maximum", "Minimum", "SampleCount", "Sum");
    private static final Pattern PERCENTILE = Pattern.compile("p(?:[0-9]{1,2}(?:\\.[0-9]{1,10})?|100)");
    /** Statistics of CloudWatch that no descriptor has: trimmed means and their like. */
    private static final Pattern TRIMMED = Pattern.compile("(?:IQM|(?:tm|wm|tc|ts|TM|WM|TC|TS|PR).+)");

    private final UnsayableList unsayable;

    OtherProperties(UnsayableList unsayable) {
        this.unsayable = unsayable;
    }

    /**
     * Notes what is left out of a rule.
     *
     * @return whether the rest scales as the source does
     */
    boolean leaveRule(SourceResource policy, SourceResource alarm) {
        Optional<Unsaid> changes = changes(alarm);
        if (changes.isPresent()) {
            unsayable.add(alarm, changes.get().what(), changes.get().reason(), true);
            return false;
        }
        leave(policy, "PolicyName");
        leave(alarm, "AlarmName", "AlarmDescription", "OKActions", "InsufficientDataActions");
        if (Values.items(alarm.properties(), "AlarmActions").size() > 1) {
            leave(alarm, "AlarmActions");
        }
        return true;
    }

    private void leave(SourceResource resource, String... names) {
        Stream.of(names)
                .filter(name -> resource.properties()
                        .get(name)
                        .filter(OtherProperties::isSet)
                        .isPresent())
                .forEach(name -> unsayable.add(resource, name, REASONS.getOrDefault(name, ""), false));
    }

    private static boolean isSet(YamlNode node) {
        return !(node instanceof YamlNode.Sequence list && list.items().isEmpty());
    }

    /** A property, and why it cannot be said. */
    record Unsaid(String what, String reason) {}

    /** The first property with which the alarm would scale otherwise than without it. */
    private static Optional<Unsaid> changes(SourceResource alarm) {
        YamlNode properties = alarm.properties();
        if (Values.isFalse(properties, "ActionsEnabled")) {
            return unsaid(
                    "ActionsEnabled", "its actions are disabled, so it never scales: a rule of a descriptor does");
        }
        if (Values.get(properties, "ThresholdMetricId").isPresent()) {
            return unsaid("ThresholdMetricId", "an alarm of a descriptor has a threshold, and no band");
        }
        if (Values.get(properties, "AlarmRule").isPresent()) {
            return unsaid("AlarmRule", "it is made of other alarms, and passes no value that could choose a step");
        }
        if (Values.text(properties, "EvaluateLowSampleCountPercentile")
                .filter("ignore"::equals)
                .isPresent()) {
            return unsaid("EvaluateLowSampleCountPercentile", "an alarm of a descriptor evaluates few samples too");
        }
        return Optional.empty();
    }

    private static Optional<Unsaid> unsaid(String what, String reason) {
        return Optional.of(new Unsaid(what, reason));
    }

    /** Why a descriptor cannot say a metric; empty if it can. */
    static Optional<Unsaid> ofMetric(YamlNode metric, YamlNode statistic) {
        Optional<String> unit = Values.text(statistic, "Unit");
        boolean usual = unit.isEmpty()
                || entries(metric).stream().map(CatalogMetric::unit).anyMatch(unit.get()::equals);
        if (!usual) {
            return unsaid(
                    "Unit", "the unit " + unit.get() + " selects datapoints, and an alarm of a descriptor has none");
        }
        return Stream.of("ExtendedStatistic", "Stat")
                .flatMap(name -> Values.text(statistic, name).stream())
                .filter(name ->
                        !STANDARD.contains(name) && !PERCENTILE.matcher(name).matches())
                .filter(name -> TRIMMED.matcher(name).matches())
                .findFirst()
                .flatMap(name -> unsaid(
                        "Statistic",
                        name + " is none of Average, Maximum, Minimum, SampleCount, Sum and percentiles such as p90"));
    }

    private static List<CatalogMetric> entries(YamlNode metric) {
        Optional<String> name = Values.text(metric, "MetricName");
        Optional<String> namespace = Values.text(metric, "Namespace");
        return MetricCatalog.all().stream()
                .filter(entry -> name.filter(entry.name()::equals).isPresent()
                        && namespace.filter(entry.namespace()::equals).isPresent())
                .toList();
    }
}
