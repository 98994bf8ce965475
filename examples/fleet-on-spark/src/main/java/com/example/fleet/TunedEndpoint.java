package com.example.fleet;

import io.github.stepscale.synth.tuning.TunedFiles;
import io.github.stepscale.synth.tuning.TuningOutcome;
import io.github.stepscale.synth.tuning.TuningText;
import java.util.List;
import java.util.Map;

/**
 * What came of an endpoint.
 *
 * @param outcome what to do, as in {@link io.github.stepscale.tuning.TuningVerdict}; {@code INVALID} if the descriptor or
 *     the traffic has mistakes, {@code FAILED} for a defect of the program
 * @param sentences what a person has to know, the most important first
 * @param files the content of each file by its name, as the goal {@code tune} writes them
 * @param mistakes what is wrong, each with its place and its fix
 */
record TunedEndpoint(String outcome, List<String> sentences, Map<String, String> files, List<String> mistakes) {

    /** @param settings the options of the search, by their keys in {@link TuningText} */
    static TunedEndpoint of(String descriptor, String traffic, Map<String, String> settings) {
        TuningOutcome outcome =
                new TuningText("descriptor", descriptor, "traffic", traffic, Map.of(), Map.of(), settings).run();
        return outcome.files().map(TunedEndpoint::tuned).orElseGet(() -> invalid(outcome));
    }

    static TunedEndpoint failed(RuntimeException defect) {
        return new TunedEndpoint("FAILED", List.of(), Map.of(), List.of(defect.toString()));
    }

    private static TunedEndpoint tuned(TunedFiles files) {
        return new TunedEndpoint(files.verdict().name(), files.sentences(), files.texts(), List.of());
    }

    private static TunedEndpoint invalid(TuningOutcome outcome) {
        List<String> mistakes =
                outcome.findings().stream().map(Object::toString).toList();
        return new TunedEndpoint("INVALID", List.of(), Map.of(), mistakes);
    }
}
