package io.github.stepscale.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.stepscale.curve.ServiceModel;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.ReplayResult;
import io.github.stepscale.simulation.Simulator;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.traffic.DailyProfile;
import io.github.stepscale.traffic.InvalidTraceException;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.traffic.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Two weeks of minutes, 20,160, through a plan of two rules. Beside it the floor: a loop written by hand for one
 * policy, with all of its settings as constants.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SimulationBenchmark {
    private static final Path TRACES = Path.of("../../shared/traces");

    /** Recorded traffic if available, otherwise a generated curve. */
    @Param({"worldcup98_2weeks.csv", "servegen_m_large.csv"})
    public String traffic;

    private Trace trace;
    private double[] requests;
    private ScalingPlan plan;
    private Service service;
    private Simulator simulator;
    private Timeline timeline;
    private Simulator responding;
    private Timeline responses;
    private Simulator ticking;
    private Timeline ticks;
    private byte[] year;

    /** Reads the descriptor and plans it, once. */
    @Setup
    public void prepare() throws IOException, InvalidTraceException {
        Path file = TRACES.resolve(traffic);
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        trace = Files.exists(file)
                ? TraceReader.read(traffic, Files.readAllBytes(file)).trace()
                : new DailyProfile(2_000, 30_000, 15, 14).withNoise(0.1, 1).from(start);
        requests = trace.toArray();
        double each = trace.peak() / 10;
        plan = ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(10)
                .layout(Layout.SPLIT)
                .step(Step.upper(Math.rint(each * 0.4)).change(-1))
                .step(Step.lower(Math.rint(each * 0.7)).upper(Math.rint(each)).change(+1))
                .step(Step.lower(Math.rint(each)).change(+2))
                .build());
        service = Service.builder()
                .requestsPerInstance(each)
                .scaleOutDelay(4)
                .scaleInDelay(4)
                .build();
        simulator = Simulator.of(plan, service);
        timeline = simulator.run(trace);
        Duration serviceTime = Duration.ofNanos((long) (8 * 6e10 / (1.05 * each)));
        Service known =
                service.toBuilder().model(new ServiceModel(8, serviceTime, 1)).build();
        responding = Simulator.of(plan, known);
        responses = responding.run(trace);
        ticking = Simulator.of(everyTenSeconds(), known);
        ticks = ticking.run(trace);
        year = year(start);
    }

    /** Two rules on the requests inside an instance, whose alarms have periods of 10 s. */
    private static ScalingPlan everyTenSeconds() {
        SourceMetric concurrency = MetricCatalog.metric("ConcurrentRequestsPerModel", EndpointKind.REALTIME)
                .withPeriod(10);
        return ScalingPlan.of(ScalingDescription.endpoint("e")
                .metric(concurrency)
                .minCapacity(1)
                .maxCapacity(10)
                .layout(Layout.SPLIT)
                .step(Step.upper(3).change(-1))
                .step(Step.lower(6).upper(9).change(+1))
                .step(Step.lower(9).change(+2))
                .build());
    }

    private static byte[] year(Instant start) {
        Trace minutes = new DailyProfile(10, 1_000, 14, 365).withNoise(0.1, 7).from(start);
        StringBuilder text = new StringBuilder("timestamp,requests\n");
        for (int minute = 0; minute < minutes.minutes(); minute++) {
            text.append(minutes.time(minute))
                    .append(',')
                    .append((long) minutes.requests(minute))
                    .append('\n');
        }
        return text.toString().getBytes(UTF_8);
    }

    /** Runs the minutes only. */
    @Benchmark
    public Timeline minutes() {
        simulator.runAgain(timeline);
        return timeline;
    }

    /** Runs the minutes of a service whose latency is known. */
    @Benchmark
    public Timeline minutesWithResponse() {
        responding.runAgain(responses);
        return responses;
    }

    /** Runs the minutes with alarms that are evaluated every ten seconds. */
    @Benchmark
    public Timeline minutesWithTicks() {
        ticking.runAgain(ticks);
        return ticks;
    }

    /** Prepares a new plan and runs its minutes. */
    @Benchmark
    public Timeline planAndMinutes() {
        Simulator fresh = Simulator.of(plan, service);
        fresh.runAgain(timeline);
        return timeline;
    }

    /** Runs the policy, target tracking, the best fixed capacity and hindsight. */
    @Benchmark
    public ReplayResult replay() {
        return ReplayResult.of(plan, service, Objective.NONE, trace);
    }

    /** 525,600 rows of CSV. */
    @Benchmark
    public Trace readYear() throws InvalidTraceException {
        return TraceReader.read("year.csv", year).trace();
    }

    /** The floor: the same policy in the fewest lines, without any setting. */
    @Benchmark
    public long handWritten() {
        double each = service.requestsPerInstance().orElseThrow();
        double out = Math.rint(each * 0.7);
        double more = Math.rint(each);
        double in = Math.rint(each * 0.4);
        int running = 1;
        int pending = 0;
        int doneAt = 0;
        int cooldownEnds = 0;
        int quiet = 0;
        double last = Double.NaN;
        double backlog = 0;
        double excess = 0;
        double worst = 0;
        long paid = 0;
        for (int minute = 0; minute < requests.length; minute++) {
            if (pending != 0 && doneAt == minute) {
                running += pending;
                cooldownEnds = minute + (pending > 0 ? 2 : 5);
                pending = 0;
            }
            double over = requests[minute] - running * each;
            excess += Math.max(0, over);
            backlog = Math.max(0, backlog + over);
            worst = Math.max(worst, backlog / (running * each));
            paid += running + Math.max(0, pending);
            double value = last;
            last = requests[minute] / running;
            quiet = value < in ? quiet + 1 : 0;
            if (pending == 0 && minute + 1 >= cooldownEnds) {
                int step = value >= more ? 2 : value >= out ? 1 : quiet >= 15 ? -1 : 0;
                pending = Math.max(1, Math.min(10, running + step)) - running;
                doneAt = minute + 5;
            }
        }
        return paid + (long) excess + (long) worst;
    }
}
