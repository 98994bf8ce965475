package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.report.page.HeadlineFigure;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Replay;
import io.github.stepscale.simulation.Service;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.text.Numbers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is seen first: what was asked, where it fell short, what it cost; each in a large word and a small one. */
record Headlines(ScalingPlan plan, Service service, Objective objective, Replay replay) {

    List<HeadlineFigure> all() {
        return List.of(asked(), shortfall(), cost());
    }

    private HeadlineFigure asked() {
        List<String> asked = Stream.of(
                        objective.maxExcess().stream()
                                .mapToObj(share ->
                                        "at most " + Numbers.percent(share) + " of the requests above capacity"),
                        objective.maxWait().stream().mapToObj(wait -> "no wait above " + Numbers.of(wait, "minute")),
                        objective.maxInstanceHours().stream().mapToObj(hours -> "at most " + Numbers.of(hours, hour())))
                .flatMap(part -> part)
                .toList();
        return asked.isEmpty()
                ? new HeadlineFigure("What was asked", requests(), peak() + "; no objective is set")
                : new HeadlineFigure("What was asked", asked.get(0), rest(asked) + "of " + requests() + ", " + peak());
    }

    private static String rest(List<String> asked) {
        return asked.stream().skip(1).map(text -> text + "; ").collect(Collectors.joining());
    }

    private String requests() {
        return Numbers.count(replay.trace().total(), "request");
    }

    private String peak() {
        return Numbers.count(replay.trace().peak()) + " in the busiest minute";
    }

    private HeadlineFigure shortfall() {
        Summary policy = policy();
        String question = "Where it fell short";
        if (policy.excessFraction().isEmpty()) {
            return new HeadlineFigure(question, "unknown", ComparedRuns.NEEDS_THROUGHPUT);
        }
        return ComparedRuns.queues(plan)
                ? new HeadlineFigure(question, wait(policy), "requests wait in a queue, none comes above capacity")
                : shortfall(question, policy);
    }

    private static HeadlineFigure shortfall(String question, Summary policy) {
        double excess = policy.excessRequests().orElseThrow();
        String share = Numbers.percent(policy.excessFraction().orElseThrow());
        String minutes = Numbers.of(policy.minutesShort().orElseThrow(), "minute");
        return excess == 0
                ? new HeadlineFigure(question, "nowhere", "no request came above capacity")
                : new HeadlineFigure(
                        question,
                        share + " above capacity",
                        Numbers.count(excess, "request") + " in " + minutes + "; " + wait(policy));
    }

    private static String wait(Summary policy) {
        return "worst wait " + WaitText.of(policy);
    }

    private HeadlineFigure cost() {
        ComparisonCells cells = new ComparisonCells(plan, service, replay);
        String hours = Numbers.of(policy().instanceHours(), hour());
        String price = cells.hasPrice() ? "costs " + cells.cost(policy()) + " at the price given; " : "";
        String most = "at most " + policy().peakRunning() + " in service";
        String hindsight = replay.hindsight()
                .map(found -> "; hindsight pays " + cells.instanceHours(found.summary()))
                .orElse("");
        return new HeadlineFigure("What it cost", hours, price + most + hindsight);
    }

    private Summary policy() {
        return replay.policy().summary();
    }

    private String hour() {
        return plan.scaling().target().unit() + "-hour";
    }
}
