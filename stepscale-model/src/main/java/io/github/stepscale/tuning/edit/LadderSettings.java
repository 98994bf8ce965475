package io.github.stepscale.tuning.edit;

import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.RuleKind;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.steps.StepLadder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The settings of a ladder: its bounds, its amounts, its threshold, and those of its alarms and policies. */
final class LadderSettings {
    private final String prefix;
    private final Part<LadderScaling> part;
    private final LadderScaling ladder;
    private final Metric metric;

    /**
     * @param prefix of the paths, such as {@code rules[0].}; empty for a ladder at the top
     * @param part where the ladder is
     * @param ladder the ladder itself
     * @param metric the metric that it watches
     */
    LadderSettings(String prefix, Part<LadderScaling> part, LadderScaling ladder, Metric metric) {
        this.prefix = prefix;
        this.part = part;
        this.ladder = ladder;
        this.metric = metric;
    }

    Stream<Setting> all() {
        return Stream.of(bounds(), amounts(), threshold(), sides()).flatMap(settings -> settings);
    }

    /** A bound that two steps share moves in both. */
    private Stream<Setting> bounds() {
        SharedBounds bounds = new SharedBounds();
        List<Step> steps = ladder.ladder().steps();
        for (int i = 0; i < steps.size(); i++) {
            String step = prefix + "steps[" + i + "].";
            bounds.add(steps.get(i).lower(), step + "lower");
            bounds.add(steps.get(i).upper(), step + "upper");
        }
        return bounds.settings(moved -> steps(
                step -> new Step(moved.apply(step.lower()), moved.apply(step.upper()), step.type(), step.amount())));
    }

    private Stream<Setting> amounts() {
        List<Step> steps = ladder.ladder().steps();
        return IntStream.range(0, steps.size())
                .filter(i -> !steps.get(i).holds())
                .mapToObj(i -> amount(i, steps.get(i)));
    }

    private Setting amount(int index, Step step) {
        return Setting.of(
                List.of(prefix + "steps[" + index + "]." + step.type().key()),
                signed(step.type(), step.amount()),
                amounts(step.type(), step.amount()),
                amount -> signed(step.type(), amount),
                amount -> part.edit(now -> {
                    List<Step> changed = new ArrayList<>(now.ladder().steps());
                    Step old = changed.get(index);
                    changed.set(index, new Step(old.lower(), old.upper(), old.type(), amount));
                    return with(now, changed);
                }));
    }

    /** The other amounts of a step, in the same direction. */
    static List<Integer> amounts(AdjustmentType type, int amount) {
        return switch (type) {
            case EXACT_CAPACITY -> NearbyNumbers.counts(amount, 0, Integer.MAX_VALUE);
            case CHANGE_IN_CAPACITY ->
                NearbyNumbers.counts(amount, amount > 0 ? 1 : Integer.MIN_VALUE, amount > 0 ? Integer.MAX_VALUE : -1);
            case PERCENT_CHANGE_IN_CAPACITY ->
                NearbyNumbers.percents(amount).stream()
                        .filter(other -> Integer.signum(other) == Integer.signum(amount))
                        .toList();
        };
    }

    private static String signed(AdjustmentType type, int amount) {
        return type != AdjustmentType.EXACT_CAPACITY && amount > 0 ? "+" + amount : String.valueOf(amount);
    }

    private Stream<Setting> threshold() {
        return ladder.threshold().stream()
                .map(threshold -> Setting.decimal(
                        List.of(prefix + "threshold"),
                        threshold,
                        value -> part.edit(now -> new LadderScaling(
                                now.ladder(),
                                now.layout(),
                                Optional.of(value),
                                now.settings(),
                                now.scaleOut(),
                                now.scaleIn()))));
    }

    private Stream<Setting> sides() {
        if (ladder.layout() == Layout.SINGLE) {
            RuleKind kind = ladder.kinds().get(0);
            return new SideSettings(prefix, Part.settings(part), ladder.settings(), ladder.settings(kind, metric))
                    .all();
        }
        // What is written once for both directions may be changed for both.
        Stream<Setting> both =
                new SideSettings(prefix, Part.settings(part), ladder.settings(), ladder.settings()).all();
        return Stream.concat(both, ladder.kinds().stream().flatMap(this::side));
    }

    private Stream<Setting> side(RuleKind kind) {
        boolean out = kind == RuleKind.SCALE_OUT;
        Part<RuleSettings> side = out ? Part.scaleOut(part) : Part.scaleIn(part);
        return new SideSettings(
                        prefix + kind.key() + ".",
                        side,
                        out ? ladder.scaleOut() : ladder.scaleIn(),
                        ladder.settings(kind, metric))
                .all();
    }

    private UnaryOperator<ScalingDescription> steps(UnaryOperator<Step> change) {
        return part.edit(
                now -> with(now, now.ladder().steps().stream().map(change).toList()));
    }

    private static LadderScaling with(LadderScaling now, List<Step> steps) {
        return new LadderScaling(
                new StepLadder(steps), now.layout(), now.threshold(), now.settings(), now.scaleOut(), now.scaleIn());
    }
}
