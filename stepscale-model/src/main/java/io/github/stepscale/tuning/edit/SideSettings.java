package io.github.stepscale.tuning.edit;

import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.RuleSettingsBuilder;
import io.github.stepscale.text.PlainNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The alarm and policy settings of a ladder: of all of its rules, or of one direction. */
final class SideSettings {
    /** Of a day of minutes. */
    private static final int MAX_PERIODS = 1_440;

    private final String prefix;
    private final Part<RuleSettings> part;
    private final RuleSettings own;
    private final RuleSettings resolved;

    /**
     * @param prefix of the paths, such as {@code scaleOut.}
     * @param part where the settings are
     * @param own the settings that are written there
     * @param resolved the same with inherited and default values
     */
    SideSettings(String prefix, Part<RuleSettings> part, RuleSettings own, RuleSettings resolved) {
        this.prefix = prefix;
        this.part = part;
        this.own = own;
        this.resolved = resolved;
    }

    Stream<Setting> all() {
        List<Setting> settings = new ArrayList<>();
        resolved.evaluationPeriods().ifPresent(periods -> settings.add(evaluationPeriods(periods)));
        own.datapointsToAlarm().ifPresent(datapoints -> settings.add(datapointsToAlarm(datapoints)));
        resolved.cooldown().ifPresent(seconds -> settings.add(cooldown(seconds)));
        resolved.metricAggregationType().ifPresent(type -> settings.add(aggregation(type)));
        resolved.minAdjustmentMagnitude().ifPresent(magnitude -> settings.add(magnitude(magnitude)));
        resolved.fill().ifPresent(fill -> settings.add(fill(fill)));
        return settings.stream();
    }

    /** Where all datapoints have to breach and the file says so, their number goes along. */
    private Setting evaluationPeriods(int periods) {
        boolean all =
                own.datapointsToAlarm().isPresent() && own.datapointsToAlarm().getAsInt() == periods;
        List<String> names = all ? List.of("evaluationPeriods", "datapointsToAlarm") : List.of("evaluationPeriods");
        return setting(
                names,
                String.valueOf(periods),
                NearbyNumbers.counts(periods, 1, MAX_PERIODS),
                String::valueOf,
                (builder, count) -> {
                    builder.evaluationPeriods(count);
                    if (all) {
                        builder.datapointsToAlarm(count);
                    }
                });
    }

    private Setting datapointsToAlarm(int datapoints) {
        int periods = resolved.evaluationPeriods().orElse(datapoints);
        return setting(
                List.of("datapointsToAlarm"),
                String.valueOf(datapoints),
                NearbyNumbers.counts(datapoints, 1, periods),
                String::valueOf,
                RuleSettingsBuilder::datapointsToAlarm);
    }

    private Setting cooldown(int seconds) {
        return setting(
                List.of("cooldown"),
                String.valueOf(seconds),
                NearbyNumbers.seconds(seconds),
                String::valueOf,
                RuleSettingsBuilder::cooldown);
    }

    private Setting aggregation(MetricAggregationType type) {
        return setting(
                List.of("metricAggregationType"),
                type.awsName(),
                Stream.of(MetricAggregationType.values())
                        .filter(other -> other != type)
                        .toList(),
                MetricAggregationType::awsName,
                RuleSettingsBuilder::metricAggregationType);
    }

    private Setting magnitude(int magnitude) {
        return setting(
                List.of("minAdjustmentMagnitude"),
                String.valueOf(magnitude),
                NearbyNumbers.counts(magnitude, 1, Integer.MAX_VALUE),
                String::valueOf,
                RuleSettingsBuilder::minAdjustmentMagnitude);
    }

    private Setting fill(Fill fill) {
        return setting(
                List.of("fill"),
                text(fill),
                Stream.of(Fill.NONE, Fill.ZERO)
                        .filter(other -> !other.equals(fill))
                        .toList(),
                SideSettings::text,
                RuleSettingsBuilder::fill);
    }

    static String text(Fill fill) {
        return fill.value().map(PlainNumbers::text).orElse("none");
    }

    private <V> Setting setting(
            List<String> names,
            String present,
            List<V> values,
            Function<V, String> text,
            BiConsumer<RuleSettingsBuilder, V> change) {
        return Setting.of(
                names.stream().map(name -> prefix + name).toList(),
                present,
                values,
                text,
                value -> part.edit(now -> {
                    RuleSettingsBuilder builder = new RuleSettingsBuilder();
                    change.accept(builder, value);
                    return builder.build().or(now);
                }));
    }
}
