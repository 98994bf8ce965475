package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.report.page.HeadlineFigure;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.ReplayResult;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.text.ReadableNumbers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures at the top of the page: what was requested, the shortfall and the cost. */
record Headlines(ScalingPlan plan, Service service, Objective objective, ReplayResult replay) {

    List<HeadlineFigure> all() {
        return List.of(requested(), shortfall(), cost());
    }

    private HeadlineFigure requested() {
        List<String> limits = Stream.of(
                        objective.maxExcess().stream()
                                .mapToObj(share -> "at most " + ReadableNumbers.percent(share)
                                        + " of the requests above capacity"),
                        objective.maxWait().stream()
                                .mapToObj(wait -> "no wait above " + ReadableNumbers.of(wait, "minute")),
                        objective.maxInstanceHours().stream()
                                .mapToObj(hours -> "at most " + ReadableNumbers.of(hours, hour())),
                        objective.latency().stream().map(LatencyText::asked))
                .flatMap(part -> part)
                .toList();
        return limits.isEmpty()
                ? new HeadlineFigure("What was asked", requests(), peak() + "; no objective is set")
                : new HeadlineFigure(
                        "What was asked", limits.get(0), rest(limits) + "of " + requests() + ", " + peak());
    }

    private static String rest(List<String> limits) {
        return limits.stream().skip(1).map(text -> text + "; ").collect(Collectors.joining());
    }

    private String requests() {
        return ReadableNumbers.count(replay.trace().total(), "request");
    }

    private String peak() {
        return ReadableNumbers.count(replay.trace().peak()) + " in the busiest minute";
    }

    private HeadlineFigure shortfall() {
        Summary policy = policy();
        String question = "Where it fell short";
        if (policy.latencyKeptFraction().isPresent()) {
            return slow(question, policy);
        }
        if (policy.excessFraction().isEmpty()) {
            return new HeadlineFigure(question, "unknown", ComparedRuns.NEEDS_THROUGHPUT);
        }
        return ComparedRuns.queues(plan)
                ? new HeadlineFigure(question, wait(policy), "requests wait in a queue, none is above capacity")
                : shortfall(question, policy);
    }

    /** Under a limit of the latency: the requests that do not keep it, then those above capacity, where they are known. */
    private HeadlineFigure slow(String question, Summary policy) {
        double late = 1 - policy.latencyKeptFraction().orElseThrow();
        double timedOut =
                policy.response().map(Summary.Response::timedOutRequests).orElse(0.0);
        String limit = objective.latency().orElseThrow().limit();
        String excess = policy.excessFraction().isEmpty() || ComparedRuns.queues(plan)
                ? ""
                : "; " + ReadableNumbers.percent(policy.excessFraction().getAsDouble()) + " above capacity";
        return new HeadlineFigure(
                question,
                late == 0 ? "nowhere" : ReadableNumbers.percent(late) + " too slow",
                (late == 0 ? limit + " for all requests" : "the rest keeps " + limit)
                        + (timedOut == 0 ? "" : "; " + ReadableNumbers.count(timedOut, "request") + " timed out")
                        + excess);
    }

    private static HeadlineFigure shortfall(String question, Summary policy) {
        double excess = policy.excessRequests().orElseThrow();
        String share = ReadableNumbers.percent(policy.excessFraction().orElseThrow());
        String minutes = ReadableNumbers.of(policy.minutesShort().orElseThrow(), "minute");
        return excess == 0
                ? new HeadlineFigure(question, "nowhere", "no request was above capacity")
                : new HeadlineFigure(
                        question,
                        share + " above capacity",
                        ReadableNumbers.count(excess, "request") + " in " + minutes + "; " + wait(policy));
    }

    private static String wait(Summary policy) {
        return "worst wait " + WaitText.of(policy);
    }

    private HeadlineFigure cost() {
        ComparisonCells cells = new ComparisonCells(plan, service, replay);
        String hours = ReadableNumbers.of(policy().instanceHours(), hour());
        String price = cells.hasPrice() ? cells.cost(policy()) + " at the given price; " : "";
        String peak = "at most " + policy().peakRunning() + " in service";
        String hindsight = replay.hindsight()
                .map(found -> "; hindsight costs " + cells.instanceHours(found.summary()))
                .orElse("");
        return new HeadlineFigure("What it cost", hours, price + peak + hindsight);
    }

    private Summary policy() {
        return replay.policy().summary();
    }

    private String hour() {
        return plan.scaling().target().unit() + "-hour";
    }
}
