package io.github.stepscale.importing;

import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.text.Plurals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One way in which a descriptor can say what was imported.
 *
 * @param scaling what is written
 * @param rules the resources that each rule comes from
 */
record ImportedForm(ScalingDescription scaling, ImportedFile.Form form, List<ImportedRule> rules) {

    /** The forms, the shortest first. */
    static List<ImportedForm> of(Translation translated, ScalingDescription scaling) {
        if (scaling.scaling() instanceof TrackingScaling) {
            List<ImportedRule> wake = translated.wake().stream()
                    .map(rule -> rule(ExplicitScaling.WAKE_ID, rule))
                    .toList();
            return List.of(new ImportedForm(scaling, ImportedFile.Form.TRACKING, wake));
        }
        ScalingDescription rules = withSharedMetric(scaling);
        Stream<ImportedForm> steps =
                StepsFinder.find(rules).stream().map(found -> of(translated, found, ImportedFile.Form.STEPS));
        return Stream.concat(steps, Stream.of(of(translated, rules, ImportedFile.Form.RULES)))
                .toList();
    }

    /** Writes the metric of the first rule once, at the top. */
    private static ScalingDescription withSharedMetric(ScalingDescription scaling) {
        ExplicitScaling several = (ExplicitScaling) scaling.scaling();
        Optional<Metric> first =
                several.metricRules().stream().map(rule -> rule.metric()).findFirst();
        return first.map(metric -> StepsFinder.with(scaling, metric, several)).orElse(scaling);
    }

    /** The rules of the plan come in the order of the source; only that which wakes from zero is apart. */
    private static ImportedForm of(Translation translated, ScalingDescription scaling, ImportedFile.Form form) {
        ScalingPlan plan = ScalingPlan.of(scaling);
        List<ImportedRule> rules = new ArrayList<>();
        List<String> ids = form == ImportedFile.Form.STEPS
                ? plan.rules().stream().map(PlannedRule::id).toList()
                : ((ExplicitScaling) scaling.scaling())
                        .rules().stream().map(rule -> rule.id()).toList();
        for (int i = 0; i < ids.size(); i++) {
            rules.add(rule(ids.get(i), translated.rules().get(i)));
        }
        translated.wake().ifPresent(rule -> rules.add(rule(ExplicitScaling.WAKE_ID, rule)));
        return new ImportedForm(scaling, form, rules);
    }

    private static ImportedRule rule(String id, RuleTranslation.Rule rule) {
        return new ImportedRule(id, rule.policy(), rule.alarm());
    }

    /** The policy of the source that target tracking comes from. */
    Optional<SourceResource> tracking(Translation translated) {
        return form == ImportedFile.Form.TRACKING
                ? translated.tracking().map(Translation.Tracking::policy)
                : Optional.empty();
    }

    /** The file; whether it means the same is still to be proved. */
    ImportedFile file(String origin, List<Unsayable> unsayable) {
        String what = form == ImportedFile.Form.TRACKING ? "its target tracking" : Plurals.of(rules.size(), "rule");
        String proof = "Proved: read, planned, rendered and read back, the target and " + what
                + " have every property of the source, apart from names, descriptions and tags.";
        return new ImportedFile(
                scaling.stackName() + ".imported.yaml",
                FileText.of(scaling, origin, proof, unsayable),
                scaling,
                form,
                rules,
                proof);
    }
}
