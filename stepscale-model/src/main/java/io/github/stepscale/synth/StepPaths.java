package io.github.stepscale.synth;

import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.validation.Decimals;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.ScalarReader;
import io.github.stepscale.yaml.SourceMap;
import io.github.stepscale.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The paths of the steps of a rule in {@code stepscale.yaml}, where they may have another order than in the policy. */
record StepPaths(LocatedRule rule, SourceMap sources) {

    /** The path of a step; of all steps for a hold between two of them. */
    String of(StepAdjustment step) {
        return rule.isExplicit() ? item(indexOfWritten(step)) : rule.path(step);
    }

    /** The path of its lower bound; for a hold, the end of the step below it. */
    String lower(StepAdjustment step) {
        return rule.isExplicit()
                ? of(step) + ".metricIntervalLowerBound"
                : bound(step, ".lower", rule.rule().lower(step), Step::upper, ".upper");
    }

    /** The path of its upper bound; for a hold, the start of the step above it. */
    String upper(StepAdjustment step) {
        return rule.isExplicit()
                ? of(step) + ".metricIntervalUpperBound"
                : bound(step, ".upper", rule.rule().upper(step), Step::lower, ".lower");
    }

    /** The path of its adjustment. */
    String amount(StepAdjustment step) {
        if (rule.isExplicit()) {
            return of(step) + ".scalingAdjustment";
        }
        return isHold(step)
                ? of(step)
                : of(step) + "." + rule.policy().adjustmentType().key();
    }

    /** The path of the bound that is the threshold of the alarm of a rule in one direction. */
    String threshold() {
        BigDecimal threshold = rule.alarm().threshold();
        return rule.kind()
                .map(kind -> switch (kind) {
                    case SINGLE -> rule.prefix() + "threshold";
                    case SCALE_OUT -> item(index(scalingStep(Step::lower, threshold))) + ".lower";
                    case SCALE_IN -> item(index(scalingStep(Step::upper, threshold))) + ".upper";
                })
                .orElseGet(() -> rule.alarmPath("threshold"));
    }

    private boolean isHold(StepAdjustment step) {
        return of(step).equals(rule.stepsPath());
    }

    private String bound(
            StepAdjustment step,
            String own,
            Optional<BigDecimal> value,
            Function<Step, Optional<BigDecimal>> facing,
            String ofNeighbour) {
        if (!isHold(step)) {
            return of(step) + own;
        }
        Optional<BigDecimal> bound = value.map(Decimals::normalize);
        Optional<Integer> neighbour = index(other -> facing.apply(other).equals(bound));
        return neighbour.isPresent() ? item(neighbour) + ofNeighbour : rule.stepsPath();
    }

    private static Predicate<Step> scalingStep(Function<Step, Optional<BigDecimal>> bound, BigDecimal threshold) {
        return step -> step.direction().isPresent() && bound.apply(step).equals(Optional.of(threshold));
    }

    private Optional<Integer> index(Predicate<Step> wanted) {
        return rule.ladder().flatMap(ladder -> first(ladder.steps(), wanted));
    }

    /** The policy has its steps in ascending order, whatever their order in the file. */
    private Optional<Integer> indexOfWritten(StepAdjustment step) {
        List<YamlNode> items = sources.node(rule.stepsPath())
                .filter(YamlNode.Sequence.class::isInstance)
                .map(list -> ((YamlNode.Sequence) list).items())
                .orElseGet(List::of);
        List<StepAdjustment> ascending = rule.policy().stepAdjustments();
        return items.size() == ascending.size()
                ? Optional.of(ascendingIndexes(items).get(ascending.indexOf(step)))
                : Optional.empty();
    }

    private static List<Integer> ascendingIndexes(List<YamlNode> items) {
        Comparator<Integer> order = Comparator.comparing((Integer i) -> lowerBound(items.get(i)).isPresent())
                .thenComparing(i -> lowerBound(items.get(i)).orElse(BigDecimal.ZERO));
        return IntStream.range(0, items.size()).boxed().sorted(order).toList();
    }

    /** The number alone: the bounds of a rule are all numbers or all percentages. */
    private static Optional<BigDecimal> lowerBound(YamlNode item) {
        return item instanceof YamlNode.Mapping mapping
                        && mapping.get("metricIntervalLowerBound").orElse(item) instanceof YamlNode.Scalar bound
                ? new ScalarReader(new MistakeCollector()).decimal(number(bound))
                : Optional.empty();
    }

    private static YamlNode.Scalar number(YamlNode.Scalar bound) {
        String text = bound.text().replace("%", "").strip();
        return new YamlNode.Scalar(bound.path(), bound.position(), text, YamlNode.Kind.NUMBER);
    }

    private static <T> Optional<Integer> first(List<T> list, Predicate<T> wanted) {
        return IntStream.range(0, list.size())
                .filter(i -> wanted.test(list.get(i)))
                .boxed()
                .findFirst();
    }

    private String item(Optional<Integer> index) {
        return index.map(i -> rule.stepsPath() + "[" + i + "]").orElseGet(rule::stepsPath);
    }
}
