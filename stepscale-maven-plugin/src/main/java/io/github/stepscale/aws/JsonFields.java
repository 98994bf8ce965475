package io.github.stepscale.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads fields of JSON responses. A field of the wrong type is an incomplete response, never a guess. */
final class JsonFields {
    private JsonFields() {}

    /**
     * Returns a required field.
     *
     * @throws InvalidResponseException if it is missing or null
     */
    static JsonNode require(JsonNode parent, String field) {
        return ResponseFields.require(parent.hasNonNull(field) ? parent.get(field) : null, field);
    }

    /** Returns a field that may be missing. */
    static Optional<JsonNode> find(JsonNode parent, String field) {
        return Optional.of(parent.path(field)).filter(value -> !value.isMissingNode() && !value.isNull());
    }

    /**
     * Returns a required word, cleaned for display.
     *
     * @throws InvalidResponseException if it is missing or empty
     */
    static String word(JsonNode parent, String field) {
        return ResponseFields.word(parent.path(field).asText(""), field);
    }

    /**
     * Returns a required identity, as AWS sent it.
     *
     * @throws InvalidResponseException if it is missing or empty
     */
    static String id(JsonNode parent, String field) {
        return ResponseFields.id(parent.path(field).asText(""), field);
    }

    /** Returns a word that may be missing, cleaned for display; empty if it is. */
    static Optional<String> text(JsonNode parent, String field) {
        return find(parent, field)
                .map(value -> ResponseFields.text(value.asText("")))
                .filter(text -> !text.isEmpty());
    }

    /** Returns an identity that may be missing, as AWS sent it. */
    static Optional<String> idIfPresent(JsonNode parent, String field) {
        return find(parent, field).map(value -> value.asText("")).filter(text -> !text.isEmpty());
    }

    /**
     * Returns a required whole number.
     *
     * @throws InvalidResponseException if it is missing, or no whole number
     */
    static int number(JsonNode parent, String field) {
        return number(require(parent, field), field, JsonFields::isInt, JsonNode::intValue);
    }

    /**
     * Returns a whole number that may be missing.
     *
     * @throws InvalidResponseException if it is something else
     */
    static Optional<Integer> numberIfPresent(JsonNode parent, String field) {
        return find(parent, field).map(value -> number(value, field, JsonFields::isInt, JsonNode::intValue));
    }

    /**
     * Returns a required number with its decimals.
     *
     * @throws InvalidResponseException if it is missing, or no number
     */
    static BigDecimal decimal(JsonNode parent, String field) {
        return number(require(parent, field), field, JsonNode::isNumber, JsonNode::decimalValue);
    }

    /**
     * Returns the mapped elements of a list that may be missing; empty if it is.
     *
     * @throws InvalidResponseException if it is something else
     */
    static <T> List<T> list(JsonNode parent, String field, Function<JsonNode, T> element) {
        return find(parent, field)
                .map(value -> elements(value, field).map(element).toList())
                .orElseGet(List::of);
    }

    /**
     * Returns the mapped elements of a required list.
     *
     * @throws InvalidResponseException if it is missing, or something else
     */
    static <T> List<T> requireList(JsonNode parent, String field, Function<JsonNode, T> element) {
        return elements(require(parent, field), field).map(element).toList();
    }

    private static Stream<JsonNode> elements(JsonNode value, String field) {
        if (!value.isArray()) {
            throw InvalidResponseException.lacks("a list as " + field);
        }
        return StreamSupport.stream(value.spliterator(), false);
    }

    /** 1.5 is no number of instances; 4.0 is one. */
    private static boolean isInt(JsonNode value) {
        return value.canConvertToExactIntegral() && value.canConvertToInt();
    }

    private static <T> T number(JsonNode value, String field, Predicate<JsonNode> fits, Function<JsonNode, T> read) {
        if (!value.isNumber() || !fits.test(value)) {
            throw InvalidResponseException.lacks("a number as " + field);
        }
        return read.apply(value);
    }
}
