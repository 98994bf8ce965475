package io.github.stepscale.importing;

import io.github.stepscale.importing.source.Values;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Kind;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Makes nodes of a descriptor at the places of nodes of the source, whose paths and positions they have. */
final class Nodes {
    private Nodes() {}

    /** A single value. */
    static YamlNode.Scalar scalar(YamlNode place, String text, Kind kind) {
        return new YamlNode.Scalar(place.path(), place.position(), text, kind);
    }

    /** A word or a name. */
    static YamlNode.Scalar word(YamlNode place, String text) {
        return scalar(place, text, Kind.TEXT);
    }

    /** An unknown value, which was reported where the source was read. */
    static YamlNode unknown(YamlNode place) {
        return scalar(place, "", Kind.REFUSED);
    }

    /** A time in UTC; CloudFormation takes other offsets too. Anything else stays, for the reader of descriptors to refuse. */
    static YamlNode instant(YamlNode node) {
        return Values.text(node)
                .flatMap(Nodes::utc)
                .<YamlNode>map(time -> word(node, time))
                .orElse(node);
    }

    private static Optional<String> utc(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().toString());
        } catch (DateTimeException otherForm) {
            return Optional.empty();
        }
    }
}
