package io.github.stepscale.report.advice;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.ShortageCauses;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.edit.PolicyEdits;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a policy could be better on given traffic.
 *
 * @param causes where its shortage comes from; empty if that is unknown
 * @param edits its cheapest edits that meet the objective; empty if they were not looked for
 */
public record Advice(Optional<ShortageCauses> causes, Optional<PolicyEdits> edits) {
    /** Nothing. */
    public static final Advice NONE = new Advice(Optional.empty(), Optional.empty());

    /**
     * Finds the causes of the shortage of a plan.
     *
     * @param edits its edits
     * @throws io.github.stepscale.validation.InvalidValueException if the plan cannot be simulated
     */
    public static Advice of(
            ScalingPlan plan, Service service, Objective objective, Trace trace, Optional<PolicyEdits> edits) {
        return new Advice(ShortageCauses.of(plan, service, objective, trace), edits);
    }

    /** What the log says: a sentence on the largest cause, and one on the cheapest edit. */
    public List<String> sentences(ScalingPlan plan, Service service) {
        return Stream.concat(
                        causes.flatMap(found -> new CauseText(plan, service, found).largest()).stream(),
                        edits.map(found -> new EditText(plan, found).sentence()).stream())
                .toList();
    }

    /** The sections of a page, as markup; nothing for what is unknown. */
    public String sections(ScalingPlan plan, Service service) {
        return causes.map(found -> CauseSection.of(new CauseText(plan, service, found)))
                        .orElse("")
                + edits.map(found -> EditSection.of(new EditText(plan, found))).orElse("");
    }
}
