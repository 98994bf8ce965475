package io.github.stepscale.descriptor;

import io.github.stepscale.traffic.ConstantProfile;
import io.github.stepscale.traffic.DailyProfile;
import io.github.stepscale.traffic.NoisyProfile;
import io.github.stepscale.traffic.Profile;
import io.github.stepscale.traffic.RampProfile;
import io.github.stepscale.traffic.SpikeProfile;
import io.github.stepscale.yaml.KeyAnswer;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.UnknownKeys;
import io.github.stepscale.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads generated traffic: {@code profile: ramp} and its numbers. */
final class ProfileReader {
    private static final Map<String, Kind> KINDS = kinds();

    private final MistakeCollector mistakes;

    ProfileReader(MistakeCollector mistakes) {
        this.mistakes = mistakes;
    }

    /** A form of profile: its place, the keys it requires, and how it is made from their values. */
    private record Kind(Place place, List<String> keys, Function<MappingReader, Profile> made) {}

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put(
                "ramp",
                new Kind(
                        Place.RAMP,
                        ProfileKeys.RAMP,
                        fields -> new RampProfile(
                                number(fields, "startRequestsPerMinute"),
                                number(fields, "requestStep"),
                                number(fields, "minutesPerStep"),
                                number(fields, "steps"))));
        kinds.put(
                "constant",
                new Kind(
                        Place.CONSTANT,
                        ProfileKeys.CONSTANT,
                        fields -> new ConstantProfile(number(fields, "requestsPerMinute"), number(fields, "minutes"))));
        kinds.put(
                "daily",
                new Kind(
                        Place.DAILY,
                        ProfileKeys.DAILY,
                        fields -> new DailyProfile(
                                number(fields, "lowestRequestsPerMinute"),
                                number(fields, "highestRequestsPerMinute"),
                                number(fields, "peakHour"),
                                number(fields, "days"))));
        kinds.put(
                "spike",
                new Kind(
                        Place.SPIKE,
                        ProfileKeys.SPIKE,
                        fields -> new SpikeProfile(
                                number(fields, "requestsPerMinute"),
                                number(fields, "spikeRequestsPerMinute"),
                                number(fields, "minutesBefore"),
                                number(fields, "spikeMinutes"),
                                number(fields, "minutesAfter"))));
        return kinds;
    }

    Optional<Profile> read(YamlNode node) {
        YamlNode named = node instanceof YamlNode.Mapping mapping ? named(mapping) : node;
        if (!(named instanceof YamlNode.Mapping mapping)
                || mapping.get(ProfileKeys.PROFILE).isEmpty()) {
            MappingReader.of(named, mistakes, Place.PROFILE.keys()).require(ProfileKeys.PROFILE);
            return Optional.empty();
        }
        return AllowedWords.read(MappingReader.top(mapping, mistakes), ProfileKeys.PROFILE, KINDS)
                .flatMap(kind -> read(mapping, kind));
    }

    /** The mapping with its profile, if another key says which one is meant. */
    private YamlNode.Mapping named(YamlNode.Mapping mapping) {
        if (mapping.get(ProfileKeys.PROFILE).isPresent()) {
            return mapping;
        }
        return mapping.entries().keySet().stream()
                .filter(key -> !ProfileKeys.ALL.contains(key))
                .filter(key -> meant(mapping, key).isPresent())
                .findFirst()
                .map(key -> renamed(mapping, key))
                .orElse(mapping);
    }

    private static Optional<KeyAnswer> meant(YamlNode.Mapping mapping, String key) {
        return UnknownKeys.answer(mapping, key, Place.PROFILE.keys())
                .filter(answer -> answer.entries().containsKey(ProfileKeys.PROFILE));
    }

    /** The mapping with the answer to one key in its place; the others are looked at when the profile is known. */
    private YamlNode.Mapping renamed(YamlNode.Mapping mapping, String key) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(mapping.entries());
        YamlNode value = Optional.ofNullable(entries.remove(key)).orElse(mapping);
        YamlNode.Mapping alone = new YamlNode.Mapping(mapping.path(), mapping.position(), Map.of(key, value));
        UnknownKeys.correct(alone, Place.PROFILE.keys(), mistakes).entries().forEach((name, meant) -> {
            if (!name.equals(key)) {
                entries.putIfAbsent(name, meant);
            }
        });
        return new YamlNode.Mapping(mapping.path(), mapping.position(), entries);
    }

    private Optional<Profile> read(YamlNode.Mapping mapping, Kind kind) {
        MappingReader fields = MappingReader.of(mapping, mistakes, kind.place().keys())
                .require(kind.keys().toArray(String[]::new));
        return fields.make(() -> noisy(kind.made().apply(fields), fields));
    }

    private static Profile noisy(Profile profile, MappingReader fields) {
        long seed = fields.integer("seed").orElse(1);
        double share = fields.share("noise").orElse(0);
        return share == 0 ? profile : new NoisyProfile(profile, share, seed);
    }

    /** 1 where nothing usable is given: that is noted already. */
    private static int number(MappingReader fields, String key) {
        return fields.integer(key).orElse(1);
    }
}
