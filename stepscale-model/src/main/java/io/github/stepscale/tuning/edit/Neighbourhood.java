package io.github.stepscale.tuning.edit;

import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.LadderRule;
import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.NamedRule;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.TrackingScaling;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All settings of a description that an edit can change, in the order of the file. */
final class Neighbourhood {
    private Neighbourhood() {}

    static List<Setting> of(ScalingDescription present) {
        return Stream.concat(RangeSettings.of(present), behavior(present))
                .filter(setting -> !setting.alternatives().isEmpty())
                .toList();
    }

    private static Stream<Setting> behavior(ScalingDescription present) {
        if (present.scaling() instanceof LadderScaling ladder) {
            return new LadderSettings("", Part.LADDER, ladder, present.metric()).all();
        }
        if (present.scaling() instanceof TrackingScaling tracking) {
            return TrackingSettings.of(tracking);
        }
        List<NamedRule> rules = ((ExplicitScaling) present.scaling()).rules();
        return IntStream.range(0, rules.size()).boxed().flatMap(i -> rule(i, rules.get(i)));
    }

    /** A rule on a PromQL query is not simulated, so no edit of it can be judged. */
    private static Stream<Setting> rule(int index, NamedRule rule) {
        String prefix = "rules[" + index + "].";
        if (rule instanceof LadderRule steps) {
            return new LadderSettings(prefix, Part.ladderRule(index), steps.scaling(), steps.metric()).all();
        }
        return rule instanceof ExplicitRule explicit
                ? new ExplicitRuleSettings(prefix, Part.explicitRule(index), explicit).all()
                : Stream.of();
    }
}
