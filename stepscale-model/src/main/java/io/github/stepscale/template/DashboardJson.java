package io.github.stepscale.template;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes widgets as ASCII JSON, one widget per line. It is compact because it counts towards the template size. */
final class DashboardJson {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .characterEscapes(new NoReferences())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    /** With the periods of the widgets in every time range: a sum over a longer period leaves the bands of the steps. */
    private static final String START = "{\"periodOverride\":\"inherit\",\"widgets\":[\n";

    private DashboardJson() {}

    static String write(List<Map<String, Object>> widgets) {
        return widgets.stream().map(DashboardJson::line).collect(Collectors.joining(",\n", START, "\n]}"));
    }

    private static String line(Map<String, Object> widget) {
        StringWriter text = new StringWriter();
        try {
            JsonGenerator generator = JSON.createGenerator(text);
            DocumentWriter.write(widget, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /**
     * Escapes {@code $} and <code>{</code> in addition to what JSON requires: the text passes through {@code Fn::Sub},
     * which must find neither a variable nor a dynamic reference in text of the user.
     */
    private static final class NoReferences extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        private static final SerializedString DOLLAR = new SerializedString("\\u0024");
        private static final SerializedString BRACE = new SerializedString("\\u007b");

        private final int[] ascii = CharacterEscapes.standardAsciiEscapesForJSON();

        NoReferences() {
            ascii['$'] = CharacterEscapes.ESCAPE_CUSTOM;
            ascii['{'] = CharacterEscapes.ESCAPE_CUSTOM;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return character == '$' ? DOLLAR : BRACE;
        }
    }
}
