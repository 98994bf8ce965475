package io.github.stepscale.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields of AWS's responses. The SDK returns null for a field that is absent, and an empty list for a list that is absent:
 * neither may pass for something that AWS sent.
 */
final class ResponseFields {
    private ResponseFields() {}

    /**
     * Returns a required field.
     *
     * @param field its name in AWS's API
     * @throws InvalidResponseException if it is missing
     */
    static <T> T require(@Nullable T value, String field) {
        return Optional.ofNullable(value).orElseThrow(() -> InvalidResponseException.lacks(field));
    }

    /**
     * Returns a required word or name, cleaned for display.
     *
     * @throws InvalidResponseException if it is missing or empty
     */
    static String word(@Nullable String value, String field) {
        return Optional.of(text(value))
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> InvalidResponseException.lacks(field));
    }

    /**
     * Returns a required identity, such as an ARN. It is compared, and so is never cleaned: clean it where it is displayed.
     *
     * @throws InvalidResponseException if it is missing or empty
     */
    static String id(@Nullable String value, String field) {
        return Optional.of(raw(value))
                .filter(id -> !id.isEmpty())
                .orElseThrow(() -> InvalidResponseException.lacks(field));
    }

    /**
     * Returns a list that may be empty but must be present.
     *
     * @param present whether the response holds it
     * @throws InvalidResponseException if it is missing
     */
    static <T> List<T> list(boolean present, List<T> list, String field) {
        if (!present) {
            throw InvalidResponseException.lacks(field);
        }
        return list;
    }

    /** Returns a text cleaned for display; empty if it is absent. */
    static String text(@Nullable String value) {
        return SafeText.oneLine(raw(value));
    }

    /** Returns a text that is compared or parsed rather than displayed; empty if it is absent. */
    static String raw(@Nullable String value) {
        return Optional.ofNullable(value).orElse("");
    }

    /** Returns values by name, in AWS's order. */
    static <T> Map<String, String> map(List<T> pairs, Function<T, String> key, Function<T, String> value) {
        Map<String, String> map = new LinkedHashMap<>();
        pairs.forEach(pair -> map.put(raw(key.apply(pair)), raw(value.apply(pair))));
        return map;
    }
}
