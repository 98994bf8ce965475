package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.target.SuspendedState;
import io.github.stepscale.service.ChangeOverlap;
import io.github.stepscale.service.DelayRange;
import io.github.stepscale.service.ScaleInBesideSuspendedScaleOut;
import io.github.stepscale.service.ScaleInDuringScaleOutCooldown;
import io.github.stepscale.service.Service;
import io.github.stepscale.service.ZeroTraffic;
import io.github.stepscale.service.ZeroTrafficByMetric;
import io.github.stepscale.text.Lists;
import io.github.stepscale.text.ReadableNumbers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The assumptions of a simulation, as sentences. */
public final class Assumptions {
    private final ScalingPlan plan;
    private final Service service;

    private Assumptions(ScalingPlan plan, Service service) {
        this.plan = plan;
        this.service = service;
    }

    /** Returns one or two sentences for each assumption: first about the service, then where AWS leaves the behavior open. */
    public static List<String> of(ScalingPlan plan, Service service) {
        return new Assumptions(plan, service).all();
    }

    private List<String> all() {
        Stream<String> facts =
                Stream.of(throughput(), start(), scaleOut(), scaleIn(), "Traffic is fixed: requests are not retried.");
        Stream<String> ways = Stream.of(metricDelay(), zeroTraffic(), evaluationRange(), lock(), cooldown(), fill());
        Stream<String> references = Stream.of(tracking(), hindsight());
        return Stream.of(facts, ResponseAssumptions.of(plan, service), ways, queue().stream(), exceptions(), references)
                .flatMap(part -> part)
                .toList();
    }

    private String throughput() {
        OptionalDouble each = service.requestsPerInstance();
        return each.isEmpty()
                ? "The throughput of one " + unit()
                        + " is unknown (service.requestsPerInstance), so shortage, wait and optimum are unknown too."
                : "One " + unit() + " serves " + ReadableNumbers.of(each.getAsDouble(), "request")
                        + " a minute, and all "
                        + plan.scaling().target().units()
                        + " share the load evenly. Requests beyond that in a minute count as above capacity; the wait is"
                        + " that of a first-in, first-out queue that accepts all of them.";
    }

    private String start() {
        int initial = service.initialCapacity().orElse(plan.scaling().capacity().min());
        return "The simulation starts with " + ReadableNumbers.of(initial) + " "
                + (initial == 1 ? unit() : plan.scaling().target().units())
                + " in service, no cooldown, and alarms without data (INSUFFICIENT_DATA).";
    }

    private String scaleOut() {
        return "Added capacity serves " + after(service.delays().scaleOut()) + ", and is billed from the decision on.";
    }

    private String scaleIn() {
        return "Removed capacity serves and is billed until it is gone, "
                + after(service.delays().scaleIn()) + ".";
    }

    private static String after(DelayRange delay) {
        return delay.to() == 0
                ? "from the next minute on"
                : ReadableNumbers.of(delay.to(), "minute") + " after the decision" + longest(delay);
    }

    private static String longest(DelayRange delay) {
        return delay.isSingle() ? "" : " (the longest of " + delay + ")";
    }

    private String metricDelay() {
        return service.metricDelay() == 0
                ? "An alarm sees the datapoint of a minute as soon as the minute is over. AWS documents no delay."
                : "An alarm sees the datapoint of a minute " + ReadableNumbers.of(service.metricDelay(), "minute")
                        + " after the minute is over" + longest(service.delays().metric())
                        + ". AWS documents no delay.";
    }

    private String zeroTraffic() {
        List<String> zeros = publishing(ZeroTraffic.ZERO);
        List<String> silent = publishing(ZeroTraffic.MISSING);
        String datapoints = zeros.isEmpty() ? "" : "a datapoint of 0 for " + Lists.and(zeros);
        String none = silent.isEmpty() ? "" : "no datapoint for " + Lists.and(silent);
        return "A minute without requests has " + datapoints + (zeros.isEmpty() || silent.isEmpty() ? "" : " and ")
                + none + ". The sources disagree about it; service.zeroTraffic sets it for each metric.";
    }

    private List<String> publishing(ZeroTraffic published) {
        return ZeroTrafficByMetric.METRICS.stream()
                .filter(metric -> service.zeroTraffic().of(metric) == published)
                .toList();
    }

    private static String evaluationRange() {
        return "An alarm retrieves two more datapoints than its evaluation periods. AWS documents that it retrieves more, but"
                + " not how many; two fits its examples.";
    }

    private String lock() {
        return service.overlap() == ChangeOverlap.LOCKED
                ? "While a change is in progress the endpoint accepts no other; an alarm that still fires requests one"
                        + " again every minute. AWS does not document what happens to such a request; the alternative is"
                        + " overlap: overlapping."
                : "A change can start while others are in progress, and counts their results; a scale-in first cancels"
                        + " capacity that is still starting. AWS documents that an endpoint refuses updates while it is"
                        + " being updated; the alternative is overlap: locked.";
    }

    private String cooldown() {
        return "Cooldowns are rounded up to full minutes and start when the change is complete. During the cooldown of a scale-out, capacity "
                + (service.scaleInDuringScaleOutCooldown() == ScaleInDuringScaleOutCooldown.ALLOWED
                        ? "may be removed: the literal reading of the AWS guide, which is unclear; the alternative is blocked."
                        : "is not removed: the cautious reading of the AWS guide, which is unclear; the alternative is"
                                + " allowed.");
    }

    private static String fill() {
        return "FILL replaces only datapoints that never arrive, not late ones.";
    }

    private Optional<String> queue() {
        return ComparedRuns.queues(plan)
                ? Optional.of(
                        "Requests wait in the queue of the asynchronous endpoint, so none is above capacity. In a minute"
                                + " without any " + unit() + " in service the wait is undefined.")
                : Optional.empty();
    }

    private Stream<String> exceptions() {
        SuspendedState suspended = plan.scaling().suspended();
        return Stream.of(
                        plan.tracking().map(Assumptions::trackingPolicy),
                        sentence(
                                suspended.scaleOut(),
                                "Scale-out is suspended: no rule adds capacity. " + scaleInBesideIt()),
                        sentence(suspended.scaleIn(), "Scale-in is suspended: no rule removes capacity."),
                        sentence(suspended.scheduled(), "Schedules are suspended."),
                        sentence(
                                firesOnMissingData(),
                                "An alarm that fires on missing data alone has no datapoint, so its policy takes no step."
                                        + " AWS does not document this; records of such alarms show an empty list."),
                        sentence(
                                !plan.scaling().schedules().isEmpty() && !suspended.scheduled(),
                                "Schedules change the range at their minute, regardless of cooldowns. The references stay"
                                        + " within the range of each minute too, with the same delays."))
                .flatMap(Optional::stream);
    }

    private boolean firesOnMissingData() {
        return plan.allRules().stream()
                .map(ScalingRule::alarm)
                .anyMatch(alarm -> alarm.treatMissingData() == TreatMissingData.BREACHING
                        && alarm.fill().value().isEmpty());
    }

    private String scaleInBesideIt() {
        return service.scaleInBesideSuspendedScaleOut() == ScaleInBesideSuspendedScaleOut.BLOCKED
                ? "A rule that proposes more still prevents another from removing capacity. AWS does not document this;"
                        + " the alternative is scaleInBesideSuspendedScaleOut: allowed."
                : "A rule that proposes more does not prevent another from removing capacity. AWS does not document"
                        + " this; the alternative is scaleInBesideSuspendedScaleOut: blocked.";
    }

    private static Optional<String> sentence(boolean applies, String sentence) {
        return applies ? Optional.of(sentence) : Optional.empty();
    }

    private static String trackingPolicy(TrackingScaling tracking) {
        return "The policy is " + tracking.describe() + ", " + tracking.describeCooldowns()
                + ". Its run is our model of target tracking, not the code of AWS, with the alarms TrackingHigh and"
                + " TrackingLow.";
    }

    private String tracking() {
        return "Target tracking is our model, not the code of AWS"
                + (service.effectiveTrackingTarget().isPresent()
                        ? ": its target is "
                                + ReadableNumbers.of(
                                        service.effectiveTrackingTarget().getAsDouble())
                                + " requests per minute and " + unit()
                                + "; after three minutes above it, or 15 minutes below 90 % of it, it sets the capacity that"
                                + " would meet the target, with a cooldown of five minutes."
                        : ".");
    }

    private static String hindsight() {
        return "Hindsight knows all traffic in advance, which no live policy does. It keeps to the same range in every"
                + " minute, the same delays and one change at a time. Its largest possible distance from the optimum is"
                + " proven and given with it.";
    }

    private String unit() {
        return plan.scaling().target().unit();
    }
}
