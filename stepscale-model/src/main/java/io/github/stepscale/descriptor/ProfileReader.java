package io.github.stepscale.descriptor;

import io.github.stepscale.traffic.ConstantProfile;
import io.github.stepscale.traffic.DailyProfile;
import io.github.stepscale.traffic.NoisyProfile;
import io.github.stepscale.traffic.Profile;
import io.github.stepscale.traffic.RampProfile;
import io.github.stepscale.traffic.SpikeProfile;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads generated traffic: {@code profile: ramp} and its numbers. */
final class ProfileReader {
    private static final String PROFILE = "profile";
    private static final List<String> NOISE = List.of("noise", "seed");
    private static final Map<String, Kind> KINDS = kinds();
    static final List<String> KEYS = allKeys();

    private final MistakeCollector mistakes;

    ProfileReader(MistakeCollector mistakes) {
        this.mistakes = mistakes;
    }

    /** A form of profile: the keys it requires, and how it is made from their values. */
    private record Kind(List<String> keys, Function<MappingReader, Profile> made) {}

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put(
                "ramp",
                new Kind(
                        List.of("startRequestsPerMinute", "requestStep", "minutesPerStep", "steps"),
                        fields -> new RampProfile(
                                number(fields, "startRequestsPerMinute"),
                                number(fields, "requestStep"),
                                number(fields, "minutesPerStep"),
                                number(fields, "steps"))));
        kinds.put(
                "constant",
                new Kind(
                        List.of("requestsPerMinute", "minutes"),
                        fields -> new ConstantProfile(number(fields, "requestsPerMinute"), number(fields, "minutes"))));
        kinds.put(
                "daily",
                new Kind(
                        List.of("lowestRequestsPerMinute", "highestRequestsPerMinute", "peakHour", "days"),
                        fields -> new DailyProfile(
                                number(fields, "lowestRequestsPerMinute"),
                                number(fields, "highestRequestsPerMinute"),
                                number(fields, "peakHour"),
                                number(fields, "days"))));
        kinds.put(
                "spike",
                new Kind(
                        List.of(
                                "requestsPerMinute",
                                "spikeRequestsPerMinute",
                                "minutesBefore",
                                "spikeMinutes",
                                "minutesAfter"),
                        fields -> new SpikeProfile(
                                number(fields, "requestsPerMinute"),
                                number(fields, "spikeRequestsPerMinute"),
                                number(fields, "minutesBefore"),
                                number(fields, "spikeMinutes"),
                                number(fields, "minutesAfter"))));
        return kinds;
    }

    Optional<Profile> read(YamlNode node) {
        MappingReader head = MappingReader.of(node, mistakes, KEYS).require(PROFILE);
        return head.choice(PROFILE, KINDS).flatMap(kind -> read(node, kind));
    }

    private Optional<Profile> read(YamlNode node, Kind kind) {
        List<String> keys = Stream.of(List.of(PROFILE), kind.keys(), NOISE)
                .flatMap(List::stream)
                .toList();
        MappingReader fields =
                MappingReader.of(node, mistakes, keys).require(kind.keys().toArray(String[]::new));
        return fields.make(() -> noisy(kind.made().apply(fields), fields));
    }

    private static Profile noisy(Profile profile, MappingReader fields) {
        long seed = fields.integer("seed").orElse(1);
        double share = fields.share("noise").orElse(0);
        return share == 0 ? profile : new NoisyProfile(profile, share, seed);
    }

    private static List<String> allKeys() {
        return Stream.of(
                        Stream.of(PROFILE),
                        KINDS.values().stream().flatMap(kind -> kind.keys().stream()),
                        NOISE.stream())
                .flatMap(keys -> keys)
                .distinct()
                .toList();
    }

    /** 1 where nothing usable is given: that is noted already. */
    private static int number(MappingReader fields, String key) {
        return fields.integer(key).orElse(1);
    }
}
