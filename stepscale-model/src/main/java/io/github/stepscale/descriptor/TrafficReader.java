package io.github.stepscale.descriptor;

import io.github.stepscale.traffic.TrafficSource;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.ScalarReader;
import io.github.stepscale.yaml.UnknownKeys;
import io.github.stepscale.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code traffic}: the file or the profile that a simulation replays. */
final class TrafficReader {
    static final List<String> FILE_KEYS = List.of("file", "interval");

    private final MistakeCollector mistakes;

    TrafficReader(MistakeCollector mistakes) {
        this.mistakes = mistakes;
    }

    Optional<TrafficSource> read(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return isFile(mapping) ? file(node) : profile(node);
        }
        return new ScalarReader(mistakes)
                .text(node, "the path of a traffic file, or a profile")
                .map(TrafficSource.File::new);
    }

    /** Whether a mapping is meant as a file; without a key or a word for one it is taken for a profile. */
    private static boolean isFile(YamlNode.Mapping mapping) {
        return FILE_KEYS.stream().anyMatch(key -> mapping.get(key).isPresent())
                || mapping.get(ProfileKeys.PROFILE).isEmpty()
                        && mapping.entries().keySet().stream().anyMatch(key -> isMeantAsFile(mapping, key));
    }

    private static boolean isMeantAsFile(YamlNode.Mapping mapping, String key) {
        return !ProfileKeys.ALL.contains(key)
                && UnknownKeys.answer(mapping, key, Place.TRAFFIC_FILE.keys())
                        .filter(answer -> answer.entries().containsKey("file"))
                        .isPresent();
    }

    private Optional<TrafficSource> profile(YamlNode node) {
        return new ProfileReader(mistakes).read(node).map(TrafficSource.Generated::new);
    }

    private Optional<TrafficSource> file(YamlNode node) {
        MappingReader fields =
                MappingReader.of(node, mistakes, Place.TRAFFIC_FILE.keys()).require("file");
        Optional<String> path = fields.text("file");
        OptionalInt minutes = fields.minutes("interval");
        Optional<Duration> interval =
                minutes.isPresent() ? Optional.of(Duration.ofMinutes(minutes.getAsInt())) : Optional.empty();
        return fields.make(() -> new TrafficSource.File(path.orElse(""), interval));
    }
}
