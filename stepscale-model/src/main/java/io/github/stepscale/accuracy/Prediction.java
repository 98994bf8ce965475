package io.github.stepscale.accuracy;

import io.github.stepscale.text.Sentences;
import java.util.List;
import java.util.stream.Stream;

/**
 * A quantity that was simulated, minute by minute, beside what was observed of it.
 *
 * @param key the name in files, such as {@code latencyP95}
 * @param name the name for people, such as {@code p95 latency}
 * @param unit such as {@code ms}; empty for a number without unit
 * @param simulated one value a minute; {@link Double#NaN} where there is none
 * @param observations from one or more sources
 */
public record Prediction(String key, String name, String unit, List<Double> simulated, List<Observation> observations) {
    /** Copies the lists. */
    public Prediction {
        simulated = List.copyOf(simulated);
        observations = List.copyOf(observations);
    }

    /**
     * An observed series.
     *
     * @param key the name of the source in files, such as {@code client}
     * @param source the source for people, such as {@code at the client}
     * @param values one value a minute; {@link Double#NaN} where there is none
     * @param accuracy how well the simulation meets them
     */
    public record Observation(String key, String source, List<Double> values, Accuracy accuracy) {
        /** Copies the list. */
        public Observation {
            values = List.copyOf(values);
        }
    }

    /**
     * Returns this prediction with one more observation, unless nothing was observed.
     *
     * @param source the name of the source in files
     * @param words the source for people
     * @param values one value a minute; {@link Double#NaN} where there is none
     */
    public Prediction with(String source, String words, List<Double> values, Accuracy.Minutes minutes) {
        if (values.stream().allMatch(value -> Double.isNaN(value))) {
            return this;
        }
        Observation more = new Observation(source, words, values, Accuracy.of(simulated, values, minutes));
        return new Prediction(
                key,
                name,
                unit,
                simulated,
                Stream.concat(observations.stream(), Stream.of(more)).toList());
    }

    /** Whether anything was observed. */
    public boolean isObserved() {
        return !observations.isEmpty();
    }

    /** Returns the headings of {@link #values}: {@code latencyP95.simulated}, {@code latencyP95.client}. */
    public List<String> headings() {
        return Stream.concat(Stream.of("simulated"), observations.stream().map(Observation::key))
                .map(column -> key + "." + column)
                .toList();
    }

    /** Returns the simulated and the observed values of a minute; {@link Double#NaN} where there is none. */
    public List<Double> values(int minute) {
        return Stream.concat(Stream.of(simulated), observations.stream().map(Observation::values))
                .map(column -> column.get(minute))
                .toList();
    }

    /** Returns a sentence for each observation: {@code p95 latency at the client: the simulation was within …}. */
    public List<String> sentences() {
        return observations.stream()
                .map(observation -> Sentences.end(name + " " + observation.source() + ": "
                        + (observation.accuracy().all().isPresent() ? "the simulation was " : "")
                        + observation.accuracy().text()))
                .toList();
    }
}
