package io.github.stepscale.report.tuning;

import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads an object of a certificate; each of its keys is needed, and some may be {@code null}. */
final class CertificateFields {
    private final MappingReader fields;

    CertificateFields(YamlNode node, List<String> keys, MistakeCollector mistakes) {
        this.fields = MappingReader.of(node, mistakes, keys).require(keys.toArray(String[]::new));
    }

    Optional<YamlNode> node(String key) {
        return fields.node(key);
    }

    <T> Optional<T> read(String key, Function<YamlNode, Optional<T>> reader) {
        return fields.read(key, reader);
    }

    <T> Optional<T> readUnlessNull(String key, Function<YamlNode, Optional<T>> reader) {
        return node(key).filter(node -> !isNull(node)).flatMap(reader);
    }

    /** A number; empty if it is {@code null}. */
    OptionalDouble number(String key, CertificateScalars scalars) {
        return readUnlessNull(key, scalars::number).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    /** Makes a value of fields that were all read without a mistake. */
    <T> Optional<T> make(Supplier<T> value) {
        return fields.isSound() ? fields.make(value) : Optional.empty();
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.EMPTY;
    }
}
