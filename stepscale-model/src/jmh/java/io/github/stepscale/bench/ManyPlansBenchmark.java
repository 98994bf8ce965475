package io.github.stepscale.bench;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Simulator;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.traffic.InvalidTraceException;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.traffic.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * What a search costs: 43,000 plans of two rules that all differ, each made from its description and replayed over two weeks,
 * on all cores.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class ManyPlansBenchmark {
    private static final int PLANS = 43_000;
    private static final int KINDS = 200;

    /** It has 20,160 minutes. */
    @Param({"worldcup98_2weeks.csv", "servegen_m_large.csv"})
    public String traffic;

    private Trace trace;
    private Service service;
    private ThreadLocal<Timeline> timelines;

    /** Reads once. */
    @Setup
    public void prepare() throws IOException, InvalidTraceException {
        trace = TraceReader.read(traffic, Files.readAllBytes(Path.of("../../shared/traces", traffic)))
                .trace();
        service = Service.builder()
                .requestsPerInstance(trace.peak() / 10)
                .scaleOutDelay(4)
                .scaleInDelay(4)
                .build();
        timelines = ThreadLocal.withInitial(() -> Simulator.of(plan(0), service).run(trace));
    }

    /** Instances paid by all of them. */
    @Benchmark
    public long plans() {
        return IntStream.range(0, PLANS).parallel().mapToLong(this::paid).sum();
    }

    private long paid(int index) {
        Timeline timeline = timelines.get();
        Simulator.of(plan(index), service).runAgain(timeline);
        return timeline.instanceMinutes();
    }

    private ScalingPlan plan(int index) {
        double each = service.requestsPerInstance().orElseThrow();
        double in = each * (0.2 + 0.25 * (index % KINDS) / KINDS);
        double out = each * (0.55 + 0.35 * index / PLANS);
        return ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(10)
                .layout(Layout.SPLIT)
                .step(Step.upper(rounded(in)).change(-1))
                .step(Step.lower(rounded(out)).upper(rounded(each)).change(+1))
                .step(Step.lower(rounded(each)).change(+2))
                .build());
    }

    private static double rounded(double value) {
        return Math.rint(value * 1_000) / 1_000;
    }
}
