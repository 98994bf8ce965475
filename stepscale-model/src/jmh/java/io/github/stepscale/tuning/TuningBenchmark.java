package io.github.stepscale.tuning;

import io.github.stepscale.traffic.DailyProfile;
import io.github.stepscale.traffic.InvalidTraceException;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.traffic.TraceReader;
import io.github.stepscale.tuning.search.FoundPolicy;
import io.github.stepscale.tuning.search.FrontSearch;
import io.github.stepscale.tuning.search.ProgressListener;
import io.github.stepscale.tuning.search.TrafficPart;
import io.github.stepscale.tuning.selection.PolicyCheck;
import io.github.stepscale.tuning.space.Candidate;
import io.github.stepscale.tuning.space.PolicyFamily;
import io.github.stepscale.tuning.space.PolicySpace;
import io.github.stepscale.tuning.space.PolicySpaces;
import io.github.stepscale.tuning.space.SpaceParameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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

/** Searches on all cores over two weeks of minutes, with 1 % of the requests above capacity. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class TuningBenchmark {
    private static final int POLICIES = 40_000;

    /** Recorded traffic if available, otherwise a generated curve. */
    @Param("worldcup98_2weeks.csv")
    public String traffic;

    private TuningRequest request;

    /** Reads the traffic. */
    @Setup
    public void prepare() throws IOException, InvalidTraceException {
        Path file = Path.of("../../shared/traces").resolve(traffic);
        Trace trace = Files.exists(file)
                ? TraceReader.read(traffic, Files.readAllBytes(file)).trace()
                : new DailyProfile(2_000, 30_000, 15, 14).withNoise(0.1, 1).from(Instant.parse("2026-01-01T00:00:00Z"));
        request = TuningProcess.request(trace, 0.01, TuningOptions.standard());
    }

    /** 40,000 policies with steps per instance, over all minutes. */
    @Benchmark
    public List<FoundPolicy> policies() {
        TrafficPart part = TrafficPart.of(request.trace(), request.service(), request.limits());
        double budget = request.limits().budget(request.trace().total());
        return new FrontSearch(
                        new WideGrid(PolicySpaces.of(PolicyFamily.SINGLE_STEPS, request.template())
                                .orElseThrow()),
                        part,
                        2 * budget,
                        budget,
                        TuningProcess.PARALLEL,
                        (family, evaluated, planned) -> evaluated < POLICIES)
                .run();
    }

    /** All families on the first week, and what they do on the second. */
    @Benchmark
    public TuningResult tuning() {
        return Tuning.run(
                request, new TuningEnvironment(TuningProcess.PARALLEL, ProgressListener.NONE, PolicyCheck.NONE));
    }

    /** More bounds for scaling out and more minima than the space starts from. */
    private record WideGrid(PolicySpace space) implements PolicySpace {
        @Override
        public PolicyFamily family() {
            return space.family();
        }

        @Override
        public List<SpaceParameter> parameters() {
            return space.parameters().stream().map(WideGrid::wide).toList();
        }

        private static SpaceParameter wide(SpaceParameter parameter) {
            return switch (parameter.name()) {
                case "scaleOutFrom" -> parameter.startingAt(List.of(50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100));
                case "minCapacity" -> parameter.startingAt(List.of(1, 2, 3, 4, 5, 7, 9));
                default -> parameter;
            };
        }

        @Override
        public Optional<Candidate> candidate(List<Integer> point) {
            return space.candidate(point);
        }
    }
}
