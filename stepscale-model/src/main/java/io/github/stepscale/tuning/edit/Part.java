package io.github.stepscale.tuning.edit;

import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.LadderRule;
import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.NamedRule;
import io.github.stepscale.policy.ScalingBehavior;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.target.CapacityRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A part of a description that can be replaced.
 *
 * @param get returns the part
 * @param set returns the description with another part
 */
record Part<T>(Function<ScalingDescription, T> get, BiFunction<ScalingDescription, T, ScalingDescription> set) {

    static final Part<CapacityRange> CAPACITY = new Part<>(
            ScalingDescription::capacity, (whole, range) -> with(whole, range, whole.schedules(), whole.scaling()));

    static final Part<ScalingBehavior> BEHAVIOR = new Part<>(
            ScalingDescription::scaling, (whole, scaling) -> with(whole, whole.capacity(), whole.schedules(), scaling));

    static final Part<LadderScaling> LADDER = BEHAVIOR.below(LadderScaling.class::cast, (whole, ladder) -> ladder);

    private static final Part<List<ScheduledAction>> SCHEDULES = new Part<>(
            ScalingDescription::schedules,
            (whole, schedules) -> with(whole, whole.capacity(), schedules, whole.scaling()));

    static Part<ScheduledAction> schedule(int index) {
        return SCHEDULES.below(all -> all.get(index), (all, one) -> replaced(all, index, one));
    }

    static Part<NamedRule> rule(int index) {
        return BEHAVIOR.below(ExplicitScaling.class::cast, (whole, rules) -> rules)
                .below(
                        all -> all.rules().get(index),
                        (all, rule) -> new ExplicitScaling(replaced(all.rules(), index, rule)));
    }

    /** The ladder of a rule that is written as steps. */
    static Part<LadderScaling> ladderRule(int index) {
        return rule(index)
                .below(
                        rule -> ((LadderRule) rule).scaling(),
                        (rule, ladder) -> new LadderRule(
                                rule.name(),
                                ((LadderRule) rule).metric(),
                                ladder.ladder(),
                                ladder.threshold(),
                                ladder.settings()));
    }

    static Part<ExplicitRule> explicitRule(int index) {
        return rule(index).below(ExplicitRule.class::cast, (rule, explicit) -> explicit);
    }

    /** The settings of both sides of a ladder. */
    static Part<RuleSettings> settings(Part<LadderScaling> ladder) {
        return ladder.below(
                LadderScaling::settings,
                (of, settings) -> new LadderScaling(
                        of.ladder(), of.layout(), of.threshold(), settings, of.scaleOut(), of.scaleIn()));
    }

    static Part<RuleSettings> scaleOut(Part<LadderScaling> ladder) {
        return ladder.below(
                LadderScaling::scaleOut,
                (of, side) ->
                        new LadderScaling(of.ladder(), of.layout(), of.threshold(), of.settings(), side, of.scaleIn()));
    }

    static Part<RuleSettings> scaleIn(Part<LadderScaling> ladder) {
        return ladder.below(
                LadderScaling::scaleIn,
                (of, side) -> new LadderScaling(
                        of.ladder(), of.layout(), of.threshold(), of.settings(), of.scaleOut(), side));
    }

    /** A part of this part. */
    <S> Part<S> below(Function<T, S> getBelow, BiFunction<T, S, T> setBelow) {
        return new Part<>(
                get.andThen(getBelow), (whole, below) -> set.apply(whole, setBelow.apply(get.apply(whole), below)));
    }

    /** The edit that changes this part alone. */
    UnaryOperator<ScalingDescription> edit(UnaryOperator<T> change) {
        return whole -> set.apply(whole, change.apply(get.apply(whole)));
    }

    private static <T> List<T> replaced(List<T> all, int index, T one) {
        List<T> changed = new ArrayList<>(all);
        changed.set(index, one);
        return List.copyOf(changed);
    }

    private static ScalingDescription with(
            ScalingDescription whole, CapacityRange range, List<ScheduledAction> schedules, ScalingBehavior scaling) {
        return new ScalingDescription(
                whole.target(),
                range,
                whole.suspended(),
                schedules,
                whole.wakeFromZero(),
                whole.metric(),
                scaling,
                whole.stack(),
                whole.allow());
    }
}
