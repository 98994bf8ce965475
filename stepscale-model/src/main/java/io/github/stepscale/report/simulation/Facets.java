package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.report.page.Facet;
import io.github.stepscale.report.page.Figures;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Replay;
import io.github.stepscale.simulation.Service;
import io.github.stepscale.simulation.Summary;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is seen first: what was asked, where it fell short, what it cost; each in a large word and a small one. */
record Facets(ScalingPlan plan, Service service, Objective objective, Replay replay) {

    List<Facet> all() {
        return List.of(asked(), shortfall(), cost());
    }

    private Facet asked() {
        List<String> asked = Stream.of(
                        objective.maxExcess().stream()
                                .mapToObj(share ->
                                        "at most " + Figures.percent(share) + " of the requests above capacity"),
                        objective.maxWait().stream().mapToObj(wait -> "no wait above " + Figures.of(wait, "minute")),
                        objective.maxInstanceHours().stream().mapToObj(hours -> "at most " + Figures.of(hours, hour())))
                .flatMap(part -> part)
                .toList();
        return asked.isEmpty()
                ? new Facet("What was asked", requests(), peak() + "; no objective is set")
                : new Facet("What was asked", asked.get(0), rest(asked) + "of " + requests() + ", " + peak());
    }

    private static String rest(List<String> asked) {
        return asked.stream().skip(1).map(text -> text + "; ").collect(Collectors.joining());
    }

    private String requests() {
        return Figures.countOf(replay.trace().total(), "request");
    }

    private String peak() {
        return Figures.count(replay.trace().peak()) + " in the busiest minute";
    }

    private Facet shortfall() {
        Summary policy = policy();
        String question = "Where it fell short";
        if (policy.excessFraction().isEmpty()) {
            return new Facet(question, "unknown", Contestants.NEEDS_THROUGHPUT);
        }
        return Contestants.queues(plan)
                ? new Facet(question, wait(policy), "requests wait in a queue, none comes above capacity")
                : shortfall(question, policy);
    }

    private static Facet shortfall(String question, Summary policy) {
        double excess = policy.excessRequests().orElseThrow();
        String share = Figures.percent(policy.excessFraction().orElseThrow());
        String minutes = Figures.of(policy.minutesShort().orElseThrow(), "minute");
        return excess == 0
                ? new Facet(question, "nowhere", "no request came above capacity")
                : new Facet(
                        question,
                        share + " above capacity",
                        Figures.countOf(excess, "request") + " in " + minutes + "; " + wait(policy));
    }

    private static String wait(Summary policy) {
        return "worst wait " + Waits.of(policy);
    }

    private Facet cost() {
        Cells cells = new Cells(plan, service, replay);
        String hours = Figures.of(policy().instanceHours(), hour());
        String price = cells.hasPrice() ? "costs " + cells.cost(policy()) + " at the price given; " : "";
        String most = "at most " + policy().peakRunning() + " in service";
        String hindsight = replay.hindsight()
                .map(found -> "; hindsight pays " + cells.instanceHours(found.summary()))
                .orElse("");
        return new Facet("What it cost", hours, price + most + hindsight);
    }

    private Summary policy() {
        return replay.policy().summary();
    }

    private String hour() {
        return plan.scaling().target().unit() + "-hour";
    }
}
