package io.github.stepscale.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is needed of AWS's answers. The SDK makes null of what is not there, and an empty list of a list that is not there:
 * neither may pass for something that AWS said.
 */
final class ResponseFields {
    private ResponseFields() {}

    /**
     * A field that has to be there.
     *
     * @param field its name in AWS's API
     * @throws InvalidResponseException if it is not
     */
    static <T> T needed(T orNull, String field) {
        return Optional.ofNullable(orNull).orElseThrow(() -> InvalidResponseException.lacks(field));
    }

    /**
     * A word or name that has to be there, as it can be shown.
     *
     * @throws InvalidResponseException if it is missing or empty
     */
    static String word(String orNull, String field) {
        return Optional.of(text(orNull))
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> InvalidResponseException.lacks(field));
    }

    /**
     * An identity, such as an ARN, that must be present. It is compared, and so is never cleaned: clean it where it is shown.
     *
     * @throws InvalidResponseException if it is missing or empty
     */
    static String id(String orNull, String field) {
        return Optional.of(raw(orNull))
                .filter(id -> !id.isEmpty())
                .orElseThrow(() -> InvalidResponseException.lacks(field));
    }

    /**
     * A list that may be empty, but has to be there.
     *
     * @param present whether it is
     * @throws InvalidResponseException if it is not
     */
    static <T> List<T> list(boolean present, List<T> list, String field) {
        if (!present) {
            throw InvalidResponseException.lacks(field);
        }
        return list;
    }

    /** A text as it can be shown; empty where there is none. */
    static String text(String orNull) {
        return SafeText.oneLine(raw(orNull));
    }

    /** A text that is compared or read rather than shown; empty where there is none. */
    static String raw(String orNull) {
        return Optional.ofNullable(orNull).orElse("");
    }

    /** Values by name, in AWS's order. */
    static <T> Map<String, String> map(List<T> pairs, Function<T, String> key, Function<T, String> value) {
        Map<String, String> map = new LinkedHashMap<>();
        pairs.forEach(pair -> map.put(raw(key.apply(pair)), raw(value.apply(pair))));
        return map;
    }
}
