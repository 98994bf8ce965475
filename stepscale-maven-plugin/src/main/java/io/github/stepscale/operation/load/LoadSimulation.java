package io.github.stepscale.operation.load;

import io.github.stepscale.operation.load.report.LoadRun;
import io.github.stepscale.operation.load.report.LoadRun.Minute;
import io.github.stepscale.operation.load.report.LoadRun.Simulated;
import io.github.stepscale.simulation.Service;
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

/** What the simulator says about the traffic that was really sent, beside what was really seen. */
final class LoadSimulation {
    private LoadSimulation() {}

    /** Empty where the descriptor says nothing about the service, or the metric cannot be simulated. */
    static Optional<Simulated> of(SynthesizedStack stack, Instant start, List<Minute> minutes) {
        Service service = stack.descriptor().service();
        if (service.equals(Service.standard())) {
            return Optional.empty();
        }
        double[] sent =
                minutes.stream().mapToDouble(minute -> minute.counts().sent()).toArray();
        return simulator(stack, startingAt(service, minutes))
                .map(simulator -> compared(simulator.run(Trace.of(start, sent)), minutes));
    }

    private static Optional<Simulator> simulator(SynthesizedStack stack, Service service) {
        try {
            return Optional.of(Simulator.of(stack.plan(), service));
        } catch (InvalidValueException notSimulable) {
            return Optional.empty();
        }
    }

    /** It starts with what there was. */
    private static Service startingAt(Service service, List<Minute> minutes) {
        OptionalInt first = minutes.get(0).inService();
        return first.isPresent()
                ? service.toBuilder().initialCapacity(first.getAsInt()).build()
                : service;
    }

    private static Simulated compared(Timeline timeline, List<Minute> minutes) {
        List<Integer> running = new ArrayList<>();
        int compared = 0;
        int off = 0;
        double difference = 0;
        for (int minute = 0; minute < minutes.size(); minute++) {
            running.add(timeline.running(minute));
            OptionalInt seen = minutes.get(minute).inService();
            if (seen.isPresent()) {
                int apart = Math.abs(seen.getAsInt() - timeline.running(minute));
                compared++;
                off += apart > 0 ? 1 : 0;
                difference += apart;
            }
        }
        return new LoadRun.Simulated(running, compared, off, compared == 0 ? 0 : difference / compared);
    }
}
