package io.github.stepscale.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.text.PlainNumbers;
import java.util.OptionalDouble;

/** Writes JSON files: plain decimals, lines that end in {@code \n}, {@code null} for missing values. */
public final class JsonFile {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private JsonFile() {}

    /** Returns an empty object. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Puts a number, or {@code null} if it is missing. */
    public static void put(ObjectNode node, String key, OptionalDouble number) {
        number.ifPresentOrElse(value -> node.put(key, PlainNumbers.decimal(value)), () -> node.putNull(key));
    }

    /** Returns the text of the file. */
    public static String of(ObjectNode root) {
        try {
            return JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(LINES))
                            .writeValueAsString(root)
                    + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
