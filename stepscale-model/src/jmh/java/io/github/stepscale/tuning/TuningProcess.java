package io.github.stepscale.tuning;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.traffic.InvalidTraceException;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.traffic.TraceReader;
import io.github.stepscale.tuning.search.ProgressListener;
import io.github.stepscale.tuning.search.Workers;
import io.github.stepscale.tuning.selection.PolicyCheck;
import io.github.stepscale.tuning.space.PolicyFamily;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Tunes in a process of its own and prints what each family took. Arguments: a file of traffic, {@code maxExcess}, the share
 * to tune on, and the families if not the standard ones.
 */
public final class TuningProcess {
    private TuningProcess() {}

    /** Workers on all cores. */
    static final Workers PARALLEL = new Workers() {
        @Override
        public <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function) {
            return items.parallelStream().<R>map(function).toList();
        }
    };

    /** Tunes and prints. */
    public static void main(String[] arguments) throws IOException, InvalidTraceException {
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        Path file = Path.of(arguments[0]);
        Trace trace =
                TraceReader.read(file.toString(), Files.readAllBytes(file)).trace();
        PolicyFamily[] families =
                Arrays.stream(arguments).skip(3).map(PolicyFamily::valueOf).toArray(PolicyFamily[]::new);
        TuningOptions options = TuningOptions.standard().withShare(Double.parseDouble(arguments[2]));
        TuningRequest request = request(
                trace,
                Double.parseDouble(arguments[1]),
                families.length == 0 ? options : options.withFamilies(families));
        TuningEnvironment environment = new TuningEnvironment(PARALLEL, new Times(), PolicyCheck.NONE);
        TuningResult result = Tuning.run(request, environment);
        System.out.printf(
                "%.2f s wall since the start of Java, %.2f s CPU%n",
                (System.currentTimeMillis() - started) / 1e3, cpuSeconds());
        result.sentences().forEach(System.out::println);
        for (FamilyResult family : result.families()) {
            System.out.println(family.family() + " " + family.evaluated() + " evaluated, front "
                    + family.front().size() + ", winner "
                    + family.winner()
                            .map(point ->
                                    point.figures() + " " + point.candidate().parameters()));
        }
    }

    static double cpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    /** 1 to 10 instances, of which the busiest minute needs all. */
    static TuningRequest request(Trace trace, double maxExcess, TuningOptions options) {
        double each = trace.peak() / 10;
        ScalingDescription present = ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(10)
                .layout(Layout.SPLIT)
                .step(Step.upper(Math.rint(each * 0.4)).change(-1))
                .step(Step.lower(Math.rint(each * 0.8)).change(+1))
                .build();
        Service service = Service.builder()
                .requestsPerInstance(each)
                .scaleOutDelay(4)
                .scaleInDelay(4)
                .build();
        Objective objective =
                new Objective(OptionalDouble.of(maxExcess), OptionalDouble.empty(), OptionalDouble.empty());
        return new TuningRequest(present, service, objective, trace, options);
    }

    /** Prints when a family starts. */
    private static final class Times implements ProgressListener {
        private PolicyFamily last = PolicyFamily.PRESENT;

        @Override
        public boolean proceeds(PolicyFamily family, int evaluated, int planned) {
            if (family != last) {
                System.out.printf("%6.2f s CPU  %s%n", cpuSeconds(), family);
                last = family;
            }
            return true;
        }
    }
}
