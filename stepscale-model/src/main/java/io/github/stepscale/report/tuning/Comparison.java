package io.github.stepscale.report.tuning;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.report.page.Markup;
import io.github.stepscale.report.simulation.SimulationChart;
import io.github.stepscale.service.Service;
import io.github.stepscale.tuning.FamilyResult;
import io.github.stepscale.tuning.PolicyRuns;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.tuning.TuningVerdict;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.space.Candidate;
import io.github.stepscale.tuning.space.PolicyFamily;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The run of the choice over all traffic, beside those of the present policy and of target tracking.
 *
 * @param request what was tuned
 * @param plan the plan of the first line
 * @param lines the runs; empty if there is no policy to show
 */
record Comparison(TuningRequest request, ScalingPlan plan, List<SimulationChart.Line> lines) {

    static Comparison of(TuningRequest request, TuningResult result) {
        List<Shown> shown = shown(request, result);
        PolicyRuns runs = PolicyRuns.of(request);
        ScalingPlan first = shown.stream()
                .findFirst()
                .map(policy -> policy.candidate().plan())
                .orElseGet(() -> ScalingPlan.of(request.present()));
        return new Comparison(
                request, first, shown.stream().map(policy -> policy.line(runs)).toList());
    }

    private record Shown(String key, String name, Candidate candidate) {
        SimulationChart.Line line(PolicyRuns runs) {
            return new SimulationChart.Line(key, name, runs.whole(candidate));
        }
    }

    private static List<Shown> shown(TuningRequest request, TuningResult result) {
        List<Shown> shown = new ArrayList<>();
        boolean keeps = result.verdict() == TuningVerdict.KEEP;
        result.choice()
                .or(() -> leastShort(request, result))
                .ifPresent(point -> shown.add(new Shown("policy", first(result), point.candidate())));
        result.present()
                .filter(point -> !keeps)
                .ifPresent(point -> shown.add(new Shown("present", "your policy", point.candidate())));
        tracking(result)
                .filter(point -> !result.choice().equals(Optional.of(point)))
                .ifPresent(point -> shown.add(new Shown("tracking", "tuned target tracking", point.candidate())));
        return List.copyOf(shown);
    }

    private static String first(TuningResult result) {
        return switch (result.verdict()) {
            case CHANGE -> "the choice";
            case KEEP -> "your policy, kept";
            case NOTHING_QUALIFIES -> "the policy with the least shortage";
        };
    }

    /** Each front begins with the policy that leaves the least short. */
    private static Optional<FrontPoint> leastShort(TuningRequest request, TuningResult result) {
        ShortageText shortage = ShortageText.of(request);
        return result.families().stream()
                .flatMap(family -> family.front().stream().limit(1))
                .min(Comparator.comparingDouble(point -> shortage.value(point.figures())));
    }

    private static Optional<FrontPoint> tracking(TuningResult result) {
        return result.families().stream()
                .filter(family -> family.family() == PolicyFamily.TARGET_TRACKING)
                .flatMap((FamilyResult family) -> family.winner().stream())
                .findFirst();
    }

    String title() {
        String names = lines.isEmpty()
                ? "No policy can be shown"
                : "All traffic, " + lines.get(0).name()
                        + (lines.stream().anyMatch(line -> line.key().equals("present")) ? " beside your policy" : "");
        return new Markup().text(names).toString();
    }

    String panels() {
        return lines.isEmpty() ? "" : SimulationChart.panels(plan, request.service());
    }

    String ladders() {
        return lines.isEmpty()
                ? ""
                : SimulationChart.ladders(plan, service(), lines.get(0).run());
    }

    private Service service() {
        return PolicyRuns.of(request).service(plan);
    }

    /** Writes the data of the chart, or null if there is none. */
    void write(JsonGenerator json) throws IOException {
        if (lines.isEmpty()) {
            json.writeNull();
        } else {
            SimulationChart.write(json, plan, service(), request.objective(), lines);
        }
    }
}
