package io.github.stepscale.synth.tuning;

import io.github.stepscale.descriptor.DescriptorWriter;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.tuning.NeighbourOutcome;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.objective.Shortage;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.space.TunedParameter;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.SourceMap;
import io.github.stepscale.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says beside each number of a descriptor what the search found around it. */
final class NumberReasons {
    private static final String MIN = "minCapacity";
    private static final String MAX = "maxCapacity";

    private final Shortage shortage;
    private final boolean minimumStays;
    private final FrontPoint choice;
    private final List<NeighbourOutcome> neighbours;
    private final SourceMap written;

    private NumberReasons(TuningRequest request, FrontPoint choice, List<NeighbourOutcome> neighbours) {
        this.shortage = request.shortage();
        this.minimumStays = request.present().capacity().min()
                == choice.candidate().description().capacity().min();
        this.choice = choice;
        this.neighbours = neighbours;
        String text = DescriptorWriter.write(choice.candidate().description());
        this.written = SourceMap.of(
                "", YamlReader.read("", text, new MistakeCollector()).orElseThrow());
    }

    /** Returns the reasons by the paths at which a descriptor of the choice has its numbers. */
    static Map<String, String> of(TuningRequest request, FrontPoint choice, List<NeighbourOutcome> neighbours) {
        return new NumberReasons(request, choice, neighbours).byPath();
    }

    private Map<String, String> byPath() {
        Map<String, String> reasons = new TreeMap<>();
        for (TunedParameter parameter : choice.candidate().parameters()) {
            String path = path(parameter);
            reasons.merge(path, reason(parameter, path), (one, other) -> one + "; " + other);
        }
        return reasons;
    }

    /** The reason of a minimum that stays is at the maximum, which a fixed count changes in its place. */
    private String path(TunedParameter parameter) {
        String path = NumberPaths.of(parameter, choice.candidate().description(), written);
        return path.equals(MIN) && minimumStays ? MAX : path;
    }

    /** The number, unless the key has its name, and those around it. */
    private String reason(TunedParameter parameter, String path) {
        boolean named = path.endsWith(parameter.name())
                || path.equals(MAX) && parameter.name().equals(MIN);
        String number = named ? "" : parameter.name() + " " + value(parameter);
        String others = neighbours.stream()
                .filter(neighbour -> neighbour.parameter().name().equals(parameter.name()))
                .map(this::sentence)
                .collect(Collectors.joining(", "));
        return number + (number.isEmpty() || others.isEmpty() ? "" : ": ") + others;
    }

    private String sentence(NeighbourOutcome neighbour) {
        return value(neighbour.parameter())
                + (neighbour.qualifies()
                        ? " costs " + cost(neighbour.figures())
                        : " does not qualify, with " + shortage.text(shortage.value(neighbour.figures()), 2));
    }

    private String cost(RunFigures other) {
        double share = (double) other.instanceMinutes() / choice.figures().instanceMinutes() - 1;
        return share == 0 ? "the same" : ReadableNumbers.percent(Math.abs(share)) + (share > 0 ? " more" : " less");
    }

    private static String value(TunedParameter parameter) {
        return switch (parameter.unit()) {
            case "" -> String.valueOf(parameter.value());
            case "%" -> parameter.value() + " %";
            default -> Plurals.of(parameter.value(), parameter.unit());
        };
    }
}
