package io.github.stepscale.descriptor;

import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.stack.DeletionPolicy;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.yaml.MappingReader;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The words that some keys are restricted to, with their meaning. */
final class AllowedWords {
    static final Map<String, EndpointKind> INFERENCE_TYPES = inferenceTypes();
    /** The layouts of steps, and that without steps. */
    static final Map<String, Optional<Layout>> LAYOUTS = layouts();

    static final Map<String, TreatMissingData> MISSING_DATA = of(TreatMissingData.values(), TreatMissingData::awsName);
    static final Map<String, MetricAggregationType> AGGREGATIONS =
            of(MetricAggregationType.values(), MetricAggregationType::awsName);
    static final Map<String, ComparisonOperator> COMPARISONS =
            of(ComparisonOperator.values(), ComparisonOperator::awsName);
    static final Map<String, AdjustmentType> ADJUSTMENT_TYPES = of(AdjustmentType.values(), AdjustmentType::awsName);
    static final Map<String, DeletionPolicy> DELETION_POLICIES = of(DeletionPolicy.values(), DeletionPolicy::awsName);

    private AllowedWords() {}

    private static Map<String, Optional<Layout>> layouts() {
        Map<String, Optional<Layout>> words = new LinkedHashMap<>();
        of(Layout.values(), Layout::key).forEach((word, layout) -> words.put(word, Optional.of(layout)));
        words.put(TrackingScaling.LAYOUT, Optional.empty());
        return words;
    }

    private static Map<String, EndpointKind> inferenceTypes() {
        Map<String, EndpointKind> types = new LinkedHashMap<>();
        types.put("realtime", EndpointKind.REALTIME);
        types.put("async", EndpointKind.ASYNC);
        types.put("serverless", EndpointKind.SERVERLESS);
        return types;
    }

    /** Reads the value of a key that takes one of several words, with answers to other words. */
    static <T> Optional<T> read(MappingReader fields, String key, Map<String, T> words) {
        return fields.choice(key, words, word -> TypedWords.find(key, word));
    }

    /** The names of the constants, in lower case. */
    static <T extends Enum<T>> Map<String, T> lowerCase(T[] values) {
        return of(values, value -> value.name().toLowerCase(Locale.ROOT));
    }

    /** The words in the order of the enum, which messages list them in. */
    private static <T> Map<String, T> of(T[] values, Function<T, String> word) {
        Map<String, T> words = new LinkedHashMap<>();
        for (T value : values) {
            words.put(word.apply(value), value);
        }
        return words;
    }
}
