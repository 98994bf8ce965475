package io.github.stepscale.operation.load.report;

import io.github.stepscale.accuracy.Accuracy;
import io.github.stepscale.accuracy.Prediction;
import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.load.LoadResult.Failure;
import io.github.stepscale.load.MinuteCounts;
import io.github.stepscale.operation.load.report.LoadRun.Activity;
import io.github.stepscale.operation.load.report.LoadRun.Alarm;
import io.github.stepscale.operation.load.report.LoadRun.Delay;
import io.github.stepscale.operation.load.report.LoadRun.Minute;
import io.github.stepscale.operation.load.report.LoadRun.Simulated;
import io.github.stepscale.simulation.AlarmState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Load runs to make reports of: made up, with the numbers of an endpoint whose instances each serve 50 requests a minute. */
final class LoadCases {
    static final Instant FIRST_MINUTE = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant START = FIRST_MINUTE.plusMillis(2_345);
    private static final int EACH = 50;
    private static final int MINUTES = 50;
    /** From the decision until the endpoint serves with one more. */
    private static final int SLOW = 8;

    static final ThresholdResult BROKEN = new ThresholdResult(
            "p95 latency", "ms", BigDecimal.valueOf(800), OptionalDouble.of(912.3), false, "too few");
    static final ThresholdResult MET =
            new ThresholdResult("error rate", "%", BigDecimal.TEN, OptionalDouble.of(6.2), true, "");

    private LoadCases() {}

    static Minute minute(
            long due,
            long sent,
            long late,
            long done,
            Map<String, Long> errors,
            Optional<LatencyPercentiles> latency,
            OptionalInt inService,
            OptionalInt desired) {
        return new Minute(new MinuteCounts(FIRST_MINUTE, due, sent, late, done, errors, latency), inService, desired);
    }

    /** Requests rise by 30 every five minutes from 60 to 330, and the instances follow late. */
    static LoadRun ramp() {
        int[] desired = new int[MINUTES];
        int[] inService = new int[MINUTES];
        List<Activity> activities = follow(desired, inService);
        return run(
                minutes(desired, inService),
                activities,
                List.of(alarm("ScalingAlarm", desired)),
                Optional.of(simulated(inService)));
    }

    /** The same, whose simulated latency and metric are beside the observed ones. */
    static LoadRun compared() {
        LoadRun ramp = ramp();
        Accuracy.Minutes minutes = new Accuracy.Minutes(
                minute -> minute > 0 && minute < MINUTES - 1,
                minute -> due(minute)
                        < 1.3 * EACH * ramp.minutes().get(minute).inService().orElseThrow());
        List<Double> p95 = ramp.minutes().stream()
                .map(minute -> minute.counts().latency().orElseThrow().p95())
                .toList();
        Prediction latency = new Prediction("latencyP95", "p95 latency", "ms", scaled(p95, 0.9), List.of())
                .with("client", "at the client", p95, minutes)
                .with("CloudWatch", "in CloudWatch (ModelLatency)", scaled(p95, 0.96), minutes);
        List<Double> each = IntStream.range(0, MINUTES)
                .mapToObj(minute -> (double) due(minute)
                        / ramp.minutes().get(minute).inService().orElseThrow())
                .toList();
        List<Double> published = new ArrayList<>(each);
        published.set(7, Double.NaN);
        Prediction metric = new Prediction(
                        "InvocationsPerInstanceSum", "Sum of InvocationsPerInstance", "", each, List.of())
                .with("CloudWatch", "in CloudWatch", published, minutes);
        Simulated simulated = ramp.simulated().orElseThrow();
        return simulated(
                ramp,
                new Simulated(
                        simulated.running(),
                        simulated.compared(),
                        simulated.off(),
                        simulated.meanDifference(),
                        List.of(latency, metric)));
    }

    private static List<Double> scaled(List<Double> values, double factor) {
        return values.stream().map(value -> value * factor).toList();
    }

    private static LoadRun simulated(LoadRun run, Simulated simulated) {
        return new LoadRun(
                run.stackName(),
                run.target(),
                run.unit(),
                run.units(),
                run.settings(),
                run.start(),
                run.end(),
                run.trafficEnd(),
                run.stopReason(),
                run.minutes(),
                run.latency(),
                run.serviceTime(),
                run.failures(),
                run.alarms(),
                run.activities(),
                run.delays(),
                run.service(),
                Optional.of(simulated),
                run.thresholds());
    }

    /** The same, ended early. */
    static LoadRun cutShort() {
        LoadRun ramp = ramp();
        int minutes = 24;
        LoadRun part = run(
                ramp.minutes().subList(0, minutes), ramp.activities().subList(0, 2), ramp.alarms(), Optional.empty());
        return new LoadRun(
                part.stackName(),
                part.target(),
                part.unit(),
                part.units(),
                part.settings(),
                part.start(),
                FIRST_MINUTE.plusSeconds(60 * minutes - 22),
                FIRST_MINUTE.plusSeconds(60 * minutes - 22),
                Optional.of("more than a sixth of the requests of a minute ended in errors"),
                part.minutes(),
                part.latency(),
                part.serviceTime(),
                part.failures(),
                part.alarms(),
                part.activities(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** Minutes without trouble, of an endpoint that was not watched, without a simulation. */
    static LoadRun calm(int minutes) {
        List<Minute> all = IntStream.range(0, minutes)
                .mapToObj(minute -> minute(
                        60,
                        60,
                        0,
                        60,
                        Map.of(),
                        Optional.of(new LatencyPercentiles(120.5, 180, 240 + minute % 60, 300)),
                        OptionalInt.empty(),
                        OptionalInt.empty()))
                .toList();
        return run(all, List.of(), List.of(), Optional.empty());
    }

    /** A run in which every text is this name. */
    static LoadRun named(String name) {
        Minute minute = minute(5, 5, 1, 3, Map.of(name, 2L), Optional.empty(), OptionalInt.of(1), OptionalInt.of(2));
        return new LoadRun(
                name,
                Map.of(name, name),
                name,
                name,
                Map.of(name, name),
                START,
                START.plusSeconds(30),
                START.plusSeconds(30),
                Optional.of(name),
                List.of(minute),
                Optional.empty(),
                Optional.empty(),
                List.of(new Failure(name, 2, name)),
                List.of(new Alarm(name, List.of(Optional.of(AlarmState.ALARM)))),
                List.of(new Activity(START, Optional.empty(), name, name)),
                List.of(new Delay(name, 1, 1, 1, 1)),
                List.of(name),
                Optional.empty(),
                List.of());
    }

    /** Nothing was due, and nothing else is known either. */
    static LoadRun nothing() {
        Minute minute = minute(0, 0, 0, 0, Map.of(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
        return bare(minute, Optional.empty(), List.of());
    }

    /** One minute of a million requests, of which some went wrong. */
    static LoadRun flaw(int errors, int late) {
        int due = 1_000_000;
        Minute minute = minute(
                due,
                due,
                late,
                due - errors,
                Map.of("SERVER", (long) errors),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
        return bare(minute, Optional.empty(), List.of());
    }

    static LoadRun latency(LatencyPercentiles latency) {
        Minute minute = minute(1, 1, 0, 1, Map.of(), Optional.of(latency), OptionalInt.empty(), OptionalInt.empty());
        return bare(minute, Optional.of(latency), List.of());
    }

    /** One minute with three alarms, the second of which has no known state. */
    static LoadRun alarms() {
        Minute minute = minute(1, 1, 0, 1, Map.of(), Optional.empty(), OptionalInt.of(1), OptionalInt.of(1));
        return bare(
                minute,
                Optional.empty(),
                List.of(
                        new Alarm("First", List.of(Optional.of(AlarmState.OK))),
                        new Alarm("Second", List.of(Optional.empty())),
                        new Alarm("Third", List.of(Optional.of(AlarmState.INSUFFICIENT_DATA)))));
    }

    /** The same run with thresholds. */
    static LoadRun with(LoadRun run, ThresholdResult... thresholds) {
        return new LoadRun(
                run.stackName(),
                run.target(),
                run.unit(),
                run.units(),
                run.settings(),
                run.start(),
                run.end(),
                run.trafficEnd(),
                run.stopReason(),
                run.minutes(),
                run.latency(),
                run.serviceTime(),
                run.failures(),
                run.alarms(),
                run.activities(),
                run.delays(),
                run.service(),
                run.simulated(),
                List.of(thresholds));
    }

    private static LoadRun bare(Minute minute, Optional<LatencyPercentiles> latency, List<Alarm> alarms) {
        return new LoadRun(
                "bare",
                Map.of("EndpointName", "bare"),
                "copy",
                "copies",
                Map.of(),
                FIRST_MINUTE,
                FIRST_MINUTE.plusSeconds(60),
                FIRST_MINUTE.plusSeconds(60),
                Optional.empty(),
                List.of(minute),
                latency,
                Optional.empty(),
                List.of(),
                alarms,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    private static LoadRun run(
            List<Minute> minutes, List<Activity> activities, List<Alarm> alarms, Optional<Simulated> simulated) {
        boolean watched = !activities.isEmpty();
        return new LoadRun(
                "stepscale-object-detection-AllTraffic",
                ordered("EndpointName", "object-detection", "VariantName", "AllTraffic"),
                "instance",
                "instances",
                ordered(
                        "traffic", "ramp: 60 requests a minute, 30 more every 5 minutes, 10 steps",
                        "payload", "street.jpg, image/jpeg, 48 KB",
                        "most in flight", "64",
                        "timeout", "10 s"),
                START,
                FIRST_MINUTE.plus(minutes.size(), ChronoUnit.MINUTES).minusMillis(1_200),
                FIRST_MINUTE.plus(minutes.size(), ChronoUnit.MINUTES).minusMillis(1_300),
                Optional.empty(),
                minutes,
                Optional.of(whole(minutes, 1)),
                Optional.of(whole(minutes, 0.8)),
                failures(minutes),
                alarms,
                activities,
                watched ? delays() : List.of(),
                watched
                        ? List.of("service:", "  scaleOutDelay: 8", "  metricDelay: 1", "  initialCapacity: 1")
                        : List.of(),
                simulated,
                List.of());
    }

    /** One change at a time: above 50 requests on each instance one more is desired, and serves eight minutes later. */
    private static List<Activity> follow(int[] desired, int[] inService) {
        List<Activity> activities = new ArrayList<>();
        int count = 1;
        int target = 1;
        for (int minute = 0, decided = 0; minute < MINUTES; minute++) {
            if (target > count && minute - decided >= SLOW) {
                count = target;
            }
            if (target == count && minute > 1 && due(minute - 2) > EACH * count) {
                target = count + (due(minute - 2) > 1.6 * EACH * count ? 2 : 1);
                decided = minute;
                activities.add(activity(minute, target));
            }
            desired[minute] = target;
            inService[minute] = count;
        }
        return activities;
    }

    private static Activity activity(int minute, int target) {
        Instant start = FIRST_MINUTE.plusSeconds(60L * minute + 14);
        boolean isDone = minute + SLOW < MINUTES;
        return new Activity(
                start,
                isDone ? Optional.of(start.plusSeconds(60 * SLOW - 9)) : Optional.empty(),
                isDone ? "Successful" : "InProgress",
                isDone
                        ? "Successfully set desired instance count to " + target
                                + ". Change successfully fulfilled by sagemaker."
                        : "Setting desired instance count to " + target + ".");
    }

    private static long due(int minute) {
        return 60 + 30L * (minute / 5);
    }

    /** A queue for what comes above capacity; what waits ten seconds is given up. */
    private static List<Minute> minutes(int[] desired, int[] inService) {
        List<Minute> minutes = new ArrayList<>();
        double waiting = 0;
        for (int minute = 0; minute < MINUTES; minute++) {
            double served = 1.18 * EACH * inService[minute];
            waiting = Math.max(0, waiting + due(minute) - served);
            long lost = Math.max(0, Math.round(waiting - served / 6));
            waiting -= lost;
            minutes.add(minute(minute, lost, waiting / served * 60_000, desired[minute], inService[minute]));
        }
        return minutes;
    }

    private static Minute minute(int minute, long lost, double wait, int desired, int inService) {
        Map<String, Long> errors = new TreeMap<>();
        long throttled = lost / 3;
        if (throttled > 0) {
            errors.put("THROTTLED", throttled);
        }
        if (lost > throttled) {
            errors.put("TIMEOUT", lost - throttled);
        }
        long late = wait > 7_000 ? Math.round(wait / 1_500) : 0;
        double noise = 37 * (minute * 7 % 11);
        LatencyPercentiles latency = new LatencyPercentiles(
                210 + noise / 9 + 0.55 * wait, 430 + noise / 2 + 0.85 * wait, 690 + noise + 0.97 * wait, 1_100 + wait);
        return minute(
                due(minute),
                due(minute) - late / 2,
                late,
                due(minute) - lost,
                errors,
                Optional.of(latency),
                OptionalInt.of(inService),
                OptionalInt.of(desired));
    }

    private static List<Failure> failures(List<Minute> minutes) {
        Map<String, Long> counts = new TreeMap<>(Collections.reverseOrder());
        minutes.forEach(
                minute -> minute.counts().errors().forEach((kind, count) -> counts.merge(kind, count, Long::sum)));
        return counts.entrySet().stream()
                .map(count -> new Failure(
                        count.getKey(),
                        count.getValue(),
                        count.getKey().equals("TIMEOUT")
                                ? "no answer within 10 s"
                                : "Rate exceeded (Service: SageMakerRuntime, Status Code: 429)"))
                .toList();
    }

    /** Not exact, but it fits the minutes. */
    private static LatencyPercentiles whole(List<Minute> minutes, double share) {
        return new LatencyPercentiles(
                share * quantile(minutes, 0.5, LatencyPercentiles::p50),
                share * quantile(minutes, 0.95, LatencyPercentiles::p95),
                share * quantile(minutes, 0.99, LatencyPercentiles::p99),
                share * quantile(minutes, 1, LatencyPercentiles::max));
    }

    private static double quantile(List<Minute> minutes, double share, ToDoubleFunction<LatencyPercentiles> part) {
        double[] sorted = minutes.stream()
                .mapToDouble(
                        minute -> part.applyAsDouble(minute.counts().latency().orElseThrow()))
                .sorted()
                .toArray();
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private static Alarm alarm(String name, int[] desired) {
        return new Alarm(
                name,
                IntStream.range(0, MINUTES)
                        .mapToObj(minute -> state(minute, desired[Math.min(MINUTES - 1, minute + 1)]))
                        .toList());
    }

    private static Optional<AlarmState> state(int minute, int desired) {
        return minute < 2
                ? Optional.of(AlarmState.INSUFFICIENT_DATA)
                : Optional.of(due(minute) > EACH * (desired - 1) ? AlarmState.ALARM : AlarmState.OK);
    }

    /** A minute quicker than what was observed. */
    private static Simulated simulated(int[] inService) {
        List<Integer> running = IntStream.range(0, MINUTES)
                .mapToObj(minute -> inService[Math.min(MINUTES - 1, minute + 1)])
                .toList();
        int off = 0;
        int sum = 0;
        for (int minute = 0; minute < MINUTES; minute++) {
            off += running.get(minute) == inService[minute] ? 0 : 1;
            sum += Math.abs(running.get(minute) - inService[minute]);
        }
        return new Simulated(running, MINUTES, off, (double) sum / MINUTES, List.of());
    }

    private static List<Delay> delays() {
        return List.of(
                new Delay("from the minute over the threshold to the alarm", 5, 58, 71.5, 84),
                new Delay("from the alarm to the activity", 5, 2, 3, 5.5),
                new Delay("from the activity to the capacity in service", 5, 468, 471, 482));
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
