package io.github.stepscale.policy.metric;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Decimals;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A metric of a variant with instance pools: the weighted sum of what each instance type publishes. Capacity counts
 * unlike instances there. An instance type without instances has no datapoint and counts as 0.
 *
 * <p>Source: SageMaker developer guide, Deploy to multiple instance types with instance pools.
 *
 * @param metric what is published by instance type, without the dimension {@code InstanceType}
 * @param weights 1 to 5 instance types, each once; in the order of the template
 */
public record WeightedMetric(SourceMetric metric, List<Weight> weights) implements Metric {
    /** The largest number of instance types of a variant. */
    private static final int MAX_TYPES = 5;

    private static final Pattern TYPE = Pattern.compile("ml\\.[a-z0-9-]{1,50}\\.[a-z0-9-]{1,50}");

    /**
     * The weight of an instance type.
     *
     * @param instanceType such as {@code ml.g6.2xlarge}
     * @param weight above 0
     */
    public record Weight(String instanceType, BigDecimal weight) {
        /** @throws InvalidValueException if the type has another form, or the weight is 0 or less or has too many digits */
        public Weight {
            Validator checks =
                    new Validator().requireForm(instanceType, "", TYPE, "an instance type such as ml.g6.2xlarge is");
            Decimals.require(checks, weight, "");
            String number = weight.toPlainString();
            checks.require(weight.signum() > 0, "", number + " is not allowed: more than 0 is", "Write 1")
                    .throwIfAny();
            weight = Decimals.normalize(weight);
        }
    }

    /** @throws InvalidValueException if there are no types or too many, or the metric is one of a single type already */
    public WeightedMetric {
        weights = List.copyOf(weights);
        int count = weights.size();
        long distinct = weights.stream().map(Weight::instanceType).distinct().count();
        boolean ofOneType = metric.dimensions().stream()
                .anyMatch(dimension -> dimension.name().equals(Dimension.INSTANCE_TYPE));
        new Validator()
                .require(
                        count >= 1 && count <= MAX_TYPES,
                        "weights",
                        "has " + count + " instance types: 1 to " + MAX_TYPES + " are allowed",
                        "Add or remove some")
                .require(
                        distinct == count,
                        "weights",
                        "names an instance type twice: each is allowed once",
                        "Remove one of them")
                .require(
                        !ofOneType,
                        Validator.TOGETHER,
                        "dimensions." + Dimension.INSTANCE_TYPE,
                        "is not allowed beside weights, which name the instance types",
                        "Remove it")
                .throwIfAny();
    }

    /** The sum of all weights; with 1 the metric is an average in the unit of the metric. */
    public BigDecimal total() {
        return Decimals.normalize(weights.stream().map(Weight::weight).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Whether the weights add up to 1, so that bounds are in the unit of the metric. */
    public boolean isAverage() {
        return total().compareTo(BigDecimal.ONE) == 0;
    }

    @Override
    public String label() {
        return metric.label() + " weighted by instance type";
    }

    @Override
    public int period() {
        return metric.period();
    }

    @Override
    public boolean neverNegative() {
        return metric.neverNegative();
    }

    @Override
    public List<SourceMetric> sources() {
        return weights.stream().map(weight -> of(weight.instanceType())).toList();
    }

    @Override
    public Optional<MathMetric> math() {
        List<SourceMetric> sources = sources();
        String sum = IntStream.range(0, weights.size())
                .mapToObj(i -> PlainNumbers.text(weights.get(i).weight()) + " * " + id(i))
                .collect(Collectors.joining(" + "));
        return Optional.of(new MathMetric(
                sum,
                IntStream.range(0, sources.size())
                        .mapToObj(i -> new MathMetric.Input(id(i), sources.get(i)))
                        .toList()));
    }

    private static String id(int index) {
        return "t" + (index + 1);
    }

    private SourceMetric of(String instanceType) {
        List<Dimension> dimensions = new ArrayList<>(metric.dimensions());
        dimensions.add(Dimension.of(Dimension.INSTANCE_TYPE, instanceType));
        return new SourceMetric(metric.namespace(), metric.name(), dimensions, metric.statistic(), metric.period());
    }
}
