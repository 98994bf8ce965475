package io.github.stepscale.importing;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Decimals;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads nodes of the source, and gives them the form that a descriptor needs. They keep their paths and positions. */
final class Nodes {
    /** As CloudFormation and JSON write numbers, with or without quotes. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]{1,40}\\.?[0-9]{0,40}|\\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,3})?");

    private Nodes() {}

    /** What is below some keys. */
    static Optional<YamlNode> get(YamlNode node, String... keys) {
        Optional<YamlNode> found = Optional.of(node);
        for (String key : keys) {
            found = found.filter(YamlNode.Mapping.class::isInstance)
                    .flatMap(mapping -> ((YamlNode.Mapping) mapping).get(key));
        }
        return found;
    }

    /** The items of a list; none if it is absent or no list. */
    static List<YamlNode> items(Optional<YamlNode> node) {
        return node.filter(YamlNode.Sequence.class::isInstance)
                .map(list -> ((YamlNode.Sequence) list).items())
                .orElseGet(List::of);
    }

    /** The text of a scalar whose value is known. */
    static Optional<String> text(Optional<YamlNode> node) {
        return node.filter(YamlNode.Scalar.class::isInstance)
                .map(YamlNode.Scalar.class::cast)
                .filter(scalar -> scalar.kind() != Kind.REFUSED && scalar.kind() != Kind.EMPTY)
                .map(YamlNode.Scalar::text);
    }

    /** The text of a scalar, also of one whose value nobody knows: how the source writes it. */
    static Optional<String> written(Optional<YamlNode> node) {
        return node.filter(YamlNode.Scalar.class::isInstance).map(scalar -> ((YamlNode.Scalar) scalar).text());
    }

    /** The exact value of a scalar; empty if it is no number that CloudFormation takes. */
    static Optional<BigDecimal> decimal(Optional<YamlNode> node) {
        return text(node).flatMap(Nodes::decimal);
    }

    /** The exact value of a text. */
    static Optional<BigDecimal> decimal(String text) {
        return Optional.of(text.strip())
                .filter(number -> NUMBER.matcher(number).matches())
                .map(BigDecimal::new);
    }

    /** Whether a scalar is {@code true}, with or without quotes. */
    static boolean isTrue(Optional<YamlNode> node) {
        return text(node).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** Whether a scalar is {@code false}, with or without quotes. */
    static boolean isFalse(Optional<YamlNode> node) {
        return text(node).filter("false"::equalsIgnoreCase).isPresent();
    }

    /** A number in plain digits and without quotes; anything else stays, for the reader of descriptors to refuse. */
    static YamlNode number(YamlNode node) {
        return decimal(Optional.of(node))
                .filter(Decimals::isRepresentable)
                .<YamlNode>map(value -> scalar(node, PlainNumbers.text(value), Kind.NUMBER))
                .orElseGet(() -> decimal(Optional.of(node)).isPresent()
                        ? scalar(node, written(Optional.of(node)).orElse("").strip(), Kind.NUMBER)
                        : node);
    }

    /** {@code true} or {@code false} without quotes. */
    static YamlNode bool(YamlNode node) {
        Optional<YamlNode> value = Optional.of(node);
        return isTrue(value) || isFalse(value)
                ? scalar(node, text(value).orElse("").toLowerCase(Locale.ROOT), Kind.BOOLEAN)
                : node;
    }

    /** A time in UTC; CloudFormation takes other offsets too. */
    static YamlNode instant(YamlNode node) {
        return text(Optional.of(node))
                .flatMap(Nodes::utc)
                .<YamlNode>map(time -> scalar(node, time, Kind.TEXT))
                .orElse(node);
    }

    private static Optional<String> utc(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().toString());
        } catch (DateTimeException otherForm) {
            return Optional.empty();
        }
    }

    /** A scalar at the place of another node. */
    static YamlNode.Scalar scalar(YamlNode place, String text, Kind kind) {
        return new YamlNode.Scalar(place.path(), place.position(), text, kind);
    }

    /** A word or a name at the place of another node. */
    static YamlNode.Scalar word(YamlNode place, String text) {
        return scalar(place, text, Kind.TEXT);
    }

    /** An unknown value, which was reported where the source was read. */
    static YamlNode unknown(YamlNode place) {
        return scalar(place, "", Kind.REFUSED);
    }

    /** Whether a value is not known, or one in it. */
    static boolean hasUnknown(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping.entries().values().stream().anyMatch(Nodes::hasUnknown);
        }
        if (node instanceof YamlNode.Sequence list) {
            return list.items().stream().anyMatch(Nodes::hasUnknown);
        }
        return node instanceof YamlNode.Scalar scalar && scalar.kind() == Kind.REFUSED;
    }
}
