package io.github.stepscale.operation.load;

import io.github.stepscale.accuracy.Prediction;
import io.github.stepscale.operation.load.report.LoadRun;
import io.github.stepscale.operation.load.report.LoadRun.Minute;
import io.github.stepscale.operation.load.report.LoadRun.Simulated;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Simulator;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.InvalidValueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Simulates the traffic that was sent, and compares the results with what was observed. */
final class LoadSimulation {
    private LoadSimulation() {}

    /**
     * Returns nothing if the descriptor has no {@code service}, or the metric cannot be simulated.
     *
     * @param predictions compares the other results of the simulation
     */
    static Optional<Simulated> of(
            SynthesizedStack stack,
            Instant start,
            List<Minute> minutes,
            Function<Timeline, List<Prediction>> predictions) {
        Service service = stack.descriptor().service();
        if (service.equals(Service.standard())) {
            return Optional.empty();
        }
        double[] sent =
                minutes.stream().mapToDouble(minute -> minute.counts().sent()).toArray();
        return simulator(stack, withInitialCapacity(service, minutes))
                .map(simulator -> simulator.run(Trace.of(start, sent)))
                .map(timeline -> compare(timeline, minutes, predictions.apply(timeline)));
    }

    private static Optional<Simulator> simulator(SynthesizedStack stack, Service service) {
        try {
            return Optional.of(Simulator.of(stack.plan(), service));
        } catch (InvalidValueException notSimulable) {
            return Optional.empty();
        }
    }

    /** The simulation starts with the observed capacity. */
    private static Service withInitialCapacity(Service service, List<Minute> minutes) {
        OptionalInt first = minutes.get(0).inService();
        return first.isPresent()
                ? service.toBuilder().initialCapacity(first.getAsInt()).build()
                : service;
    }

    private static Simulated compare(Timeline timeline, List<Minute> minutes, List<Prediction> predictions) {
        List<Integer> running = new ArrayList<>();
        int compared = 0;
        int off = 0;
        double difference = 0;
        for (int minute = 0; minute < minutes.size(); minute++) {
            running.add(timeline.running(minute));
            OptionalInt observed = minutes.get(minute).inService();
            if (observed.isPresent()) {
                int distance = Math.abs(observed.getAsInt() - timeline.running(minute));
                compared++;
                off += distance > 0 ? 1 : 0;
                difference += distance;
            }
        }
        return new LoadRun.Simulated(running, compared, off, compared == 0 ? 0 : difference / compared, predictions);
    }
}
