package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.target.SuspendedState;
import io.github.stepscale.simulation.ConcurrentChanges;
import io.github.stepscale.simulation.ScaleInBesideSuspendedScaleOut;
import io.github.stepscale.simulation.ScaleInDuringScaleOutCooldown;
import io.github.stepscale.simulation.Service;
import io.github.stepscale.simulation.ZeroTraffic;
import io.github.stepscale.text.ReadableNumbers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What a simulation takes for granted, in plain words. */
public final class Assumptions {
    private final ScalingPlan plan;
    private final Service service;

    private Assumptions(ScalingPlan plan, Service service) {
        this.plan = plan;
        this.service = service;
    }

    /** One sentence or two for each assumption: first the facts of the service, then what AWS leaves open. */
    public static List<String> of(ScalingPlan plan, Service service) {
        return new Assumptions(plan, service).all();
    }

    private List<String> all() {
        Stream<String> facts = Stream.of(
                throughput(), start(), scaleOut(), scaleIn(), "Traffic is what it is: nobody sends a request again.");
        Stream<String> ways = Stream.of(metricDelay(), zeroTraffic(), evaluationRange(), lock(), cooldown(), fill());
        Stream<String> references = Stream.of(tracking(), hindsight());
        return Stream.of(facts, ways, queue().stream(), exceptions(), references)
                .flatMap(part -> part)
                .toList();
    }

    private String throughput() {
        OptionalDouble each = service.requestsPerInstance();
        return each.isEmpty()
                ? "What one " + unit()
                        + " serves is not known (service.requestsPerInstance): there is no shortage, no wait"
                        + " and no optimum."
                : "One " + unit() + " serves " + ReadableNumbers.of(each.getAsDouble(), "request")
                        + " a minute, and all "
                        + plan.scaling().target().units()
                        + " share the load evenly. What comes above that in a minute is counted as above capacity; the wait"
                        + " is that of a queue which takes it all, first come, first served.";
    }

    private String start() {
        int initial = service.initialCapacity().orElse(plan.scaling().capacity().min());
        return "It starts with " + ReadableNumbers.of(initial, unit()).replace("copys", "copies")
                + " in service, no cooldown, and alarms that have seen nothing yet (INSUFFICIENT_DATA).";
    }

    private String scaleOut() {
        return "What is added serves " + after(service.scaleOutDelay()) + ", and is paid from the decision on.";
    }

    private String scaleIn() {
        return "What is removed serves and is paid until it is gone, " + after(service.scaleInDelay()) + ".";
    }

    private static String after(int minutes) {
        return minutes == 0 ? "from the next minute on" : ReadableNumbers.of(minutes, "minute") + " after the decision";
    }

    private String metricDelay() {
        return service.metricDelay() == 0
                ? "An alarm sees the datapoint of a minute as soon as the minute is over. AWS documents no delay."
                : "An alarm sees the datapoint of a minute " + ReadableNumbers.of(service.metricDelay(), "minute")
                        + " after the minute is over. AWS documents no delay.";
    }

    private String zeroTraffic() {
        return "A minute without requests "
                + (service.zeroTraffic() == ZeroTraffic.MISSING ? "has no datapoint" : "has a datapoint of 0")
                + ". AWS does not say which; the other reading is zeroTraffic: "
                + (service.zeroTraffic() == ZeroTraffic.MISSING ? "zero" : "missing") + ".";
    }

    private static String evaluationRange() {
        return "An alarm looks at two datapoints more than its evaluation periods. AWS says that it looks at more, not at"
                + " how many; two more fits its examples.";
    }

    private String lock() {
        return service.overlap() == ConcurrentChanges.LOCKED
                ? "While a change is under way the endpoint takes no other one; an alarm that still fires asks again each"
                        + " minute. What becomes of such a request AWS does not say; the other reading is overlap:"
                        + " overlapping."
                : "A change can start while others are under way, and counts what they will do; one that removes takes back what is"
                        + " still coming first. An endpoint that is being"
                        + " updated is documented to refuse other updates; the other reading is overlap: locked.";
    }

    private String cooldown() {
        return "Cooldowns are rounded up to full minutes and start when the change is done. During that of a scale-out, capacity "
                + (service.scaleInDuringScaleOutCooldown() == ScaleInDuringScaleOutCooldown.ALLOWED
                        ? "may be taken away: the literal reading of AWS's guide, which is not clear; the other is blocked."
                        : "is not taken away: the cautious reading of AWS's guide, which is not clear; the other is"
                                + " allowed.");
    }

    private static String fill() {
        return "FILL replaces only datapoints that never come, not one that is merely late.";
    }

    private Optional<String> queue() {
        return ComparedRuns.queues(plan)
                ? Optional.of(
                        "Requests wait in the queue of the asynchronous endpoint, so none comes above capacity. A minute"
                                + " without any " + unit() + " in service has no wait that could be told.")
                : Optional.empty();
    }

    private Stream<String> exceptions() {
        SuspendedState suspended = plan.scaling().suspended();
        return Stream.of(
                        said(suspended.scaleOut(), "Scaling out is suspended: no rule adds anything. " + besideIt()),
                        said(suspended.scaleIn(), "Scaling in is suspended: no rule removes anything."),
                        said(suspended.scheduled(), "Schedules are suspended."),
                        said(
                                !plan.scaling().schedules().isEmpty() && !suspended.scheduled(),
                                "Schedules move the range at their minute, without regard to cooldowns. The references keep"
                                        + " to the range of each minute too, with the same delays."))
                .flatMap(Optional::stream);
    }

    private String besideIt() {
        return service.scaleInBesideSuspendedScaleOut() == ScaleInBesideSuspendedScaleOut.BLOCKED
                ? "A rule that asks for more still keeps another from removing; AWS does not say, and the other reading of"
                        + " scaleInBesideSuspendedScaleOut is allowed."
                : "A rule that asks for more does not keep another from removing; AWS does not say, and the other reading of"
                        + " scaleInBesideSuspendedScaleOut is blocked.";
    }

    private static Optional<String> said(boolean so, String sentence) {
        return so ? Optional.of(sentence) : Optional.empty();
    }

    private String tracking() {
        return "Target tracking is our model, not AWS's code"
                + (service.effectiveTrackingTarget().isPresent()
                        ? ": the target is "
                                + ReadableNumbers.number(
                                        service.effectiveTrackingTarget().getAsDouble())
                                + " requests a minute and " + unit()
                                + ", three minutes above it or a quarter of an hour below"
                                + " nine tenths of it lead to the capacity that would meet it, with a cooldown of five minutes."
                        : ".");
    }

    private static String hindsight() {
        return "Hindsight knows all the traffic in advance, within the same range of every minute and the same delays, one change at a time;"
                + " nothing that runs live can. How far it may be from the optimum is proven and said beside it.";
    }

    private String unit() {
        return plan.scaling().target().unit();
    }
}
