package com.example.fleet;

import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.descriptor.DescriptorRewriter;
import io.github.stepscale.descriptor.ReadResult;
import io.github.stepscale.traffic.InvalidTraceException;
import io.github.stepscale.traffic.TraceReader;
import io.github.stepscale.tuning.PolicyFamily;
import io.github.stepscale.tuning.Tuning;
import io.github.stepscale.tuning.TuningOptions;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.validation.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    static TunedEndpoint of(String descriptor, String traffic, Arguments.Search search) {
        ReadResult read =
                DescriptorReader.read("stepscale.yaml", descriptor.getBytes(StandardCharsets.UTF_8), Map.of());
        if (read.descriptor().isEmpty()) {
            return invalid(read.findings().stream().map(Object::toString).toList());
        }
        try {
            return tune(read.descriptor().get(), descriptor, traffic, search);
        } catch (InvalidTraceException wrong) {
            return invalid(wrong.getMessage().lines().toList());
        } catch (InvalidValueException wrong) {
            return invalid(wrong.violations().stream().map(Object::toString).toList());
        }
    }

    static TunedEndpoint failed(RuntimeException defect) {
        return new TunedEndpoint("FAILED", List.of(), Map.of(), List.of(defect.toString()));
    }

    private static TunedEndpoint invalid(List<String> mistakes) {
        return new TunedEndpoint("INVALID", List.of(), Map.of(), mistakes);
    }

    private static TunedEndpoint tune(Descriptor descriptor, String text, String traffic, Arguments.Search search)
            throws InvalidTraceException {
        TuningResult result = Tuning.run(new TuningRequest(
                descriptor.scaling(),
                descriptor.service(),
                descriptor.objective(),
                TraceReader.read("traffic", traffic.getBytes(StandardCharsets.UTF_8))
                        .trace(),
                options(search)));
        Map<String, String> files = result.choice().stream()
                .collect(Collectors.toMap(
                        choice -> "stepscale.yaml",
                        choice -> DescriptorRewriter.rewrite(
                                text, choice.candidate().description(), Map.of())));
        return new TunedEndpoint(result.verdict().name(), result.sentences(), files, List.of());
    }

    private static TuningOptions options(Arguments.Search search) {
        return TuningOptions.standard()
                .withShare(search.share())
                .withFamilies(Stream.of(PolicyFamily.values())
                        .filter(family -> search.families().contains(family.key()))
                        .toArray(PolicyFamily[]::new));
    }
}
