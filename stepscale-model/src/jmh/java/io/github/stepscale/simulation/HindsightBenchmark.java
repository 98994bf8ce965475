package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.InvalidTraceException;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.traffic.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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

/** The hindsight optimum on real traffic of two weeks: 1 to 10 instances, four minutes to start and to stop, 1 % above. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HindsightBenchmark {
    private static final int MAX = 10;
    private static final double MAX_EXCESS = 0.01;

    /** Each has two weeks of minutes. */
    @Param({"worldcup98_2weeks.csv", "servegen_m_large.csv", "nab_elb_requests.csv"})
    public String traffic;

    private Trace trace;
    private Service service;
    private ScalingPlan plan;

    /** Reads once. */
    @Setup
    public void prepare() throws IOException, InvalidTraceException {
        trace = TraceReader.read(traffic, Files.readAllBytes(Path.of("../../shared/traces", traffic)))
                .trace();
        service = Service.builder()
                .requestsPerInstance(trace.peak() / MAX)
                .scaleOutDelay(4)
                .scaleInDelay(4)
                .build();
        plan = ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(MAX)
                .step(Step.upper(20).change(-1))
                .step(Step.lower(50).change(1))
                .build());
    }

    /** The search, and the replay of what it found. */
    @Benchmark
    public Optional<Hindsight> hindsight() {
        double each = service.requestsPerInstance().orElseThrow();
        return Hindsight.of(
                RunConditions.of(plan, service, trace), new HindsightGoal(each, MAX_EXCESS * trace.total(), false));
    }
}
