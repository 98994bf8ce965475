package io.github.stepscale.yaml;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.stepscale.yaml.YamlNode.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads JSON into the same nodes as YAML. A key that is given twice, and text after the end, are mistakes. */
public final class JsonReader {
    private final String file;
    private final JsonParser parser;
    private final NodeCounter counter;
    private final MistakeCollector mistakes;

    private JsonReader(String file, JsonParser parser, NodeBounds bounds, MistakeCollector mistakes) {
        this.file = file;
        this.parser = parser;
        this.counter = new NodeCounter(bounds);
        this.mistakes = mistakes;
    }

    /**
     * Reads a text.
     *
     * @return its root, a scalar of the kind {@link Kind#EMPTY} if the text has no content; empty if it cannot be read,
     *     which is a mistake
     */
    public static Optional<YamlNode> read(String file, String text, MistakeCollector mistakes) {
        return read(file, text, NodeBounds.OWN_FILE, mistakes);
    }

    /** Reads a text within bounds of its own. */
    public static Optional<YamlNode> read(String file, String text, NodeBounds bounds, MistakeCollector mistakes) {
        try (JsonParser parser = factory(bounds).createParser(text)) {
            return new JsonReader(file, parser, bounds, mistakes).read();
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text in memory cannot fail to be read", impossible);
        }
    }

    private static JsonFactory factory(NodeBounds bounds) {
        StreamReadConstraints depth =
                StreamReadConstraints.builder().maxNestingDepth(bounds.depth()).build();
        return JsonFactory.builder().streamReadConstraints(depth).build();
    }

    private Optional<YamlNode> read() throws IOException {
        try {
            return Optional.of(document());
        } catch (StreamConstraintsException beyond) {
            String problem = "is nested too deeply, has too many values, or has a number or text that is too long";
            mistakes.addAt(position(beyond), "", MistakeIds.UNREADABLE, problem, "Correct the text here");
            return Optional.empty();
        } catch (JacksonException unreadable) {
            String problem = "cannot be read as JSON from here on";
            mistakes.addAt(
                    position(unreadable),
                    "",
                    MistakeIds.UNREADABLE,
                    problem,
                    "Correct the text here or shortly before");
            return Optional.empty();
        }
    }

    private YamlNode document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return new YamlNode.Scalar("", new SourcePosition(file, 1, 1), "", Kind.EMPTY);
        }
        YamlNode root = node("", position(), first);
        if (parser.nextToken() != null) {
            mistakes.addAt(position(), "", MistakeIds.UNREADABLE, "text follows the end of the value", "Remove it");
        }
        return root;
    }

    private YamlNode node(String path, SourcePosition position, JsonToken token) throws IOException {
        // Jackson bounds the depth itself.
        Optional<String> beyond = counter.count(path, 0);
        if (beyond.isPresent()) {
            throw new StreamConstraintsException(beyond.get(), parser.currentTokenLocation());
        }
        return switch (token) {
            case START_OBJECT -> mapping(path, position);
            case START_ARRAY -> sequence(path, position);
            default -> new YamlNode.Scalar(path, position, parser.getText(), kind(token));
        };
    }

    private static Kind kind(JsonToken token) {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
            case VALUE_NULL -> Kind.EMPTY;
            default -> Kind.TEXT;
        };
    }

    private YamlNode mapping(String path, SourcePosition position) throws IOException {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            SourcePosition keyPosition = position();
            String keyPath = NodePaths.key(path, key);
            YamlNode value = node(keyPath, keyPosition, parser.nextToken());
            YamlNode earlier = entries.putIfAbsent(key, value);
            if (earlier != null) {
                mistakes.addDuplicate(value, earlier);
            }
        }
        return new YamlNode.Mapping(path, position, entries);
    }

    private YamlNode sequence(String path, SourcePosition position) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(NodePaths.item(path, items.size()), position(), token));
        }
        return new YamlNode.Sequence(path, position, items);
    }

    private SourcePosition position() {
        return position(parser.currentTokenLocation());
    }

    private SourcePosition position(JacksonException mistake) {
        return Optional.ofNullable(mistake.getLocation()).map(this::position).orElseGet(this::position);
    }

    private SourcePosition position(JsonLocation start) {
        return new SourcePosition(file, Math.max(1, start.getLineNr()), Math.max(1, start.getColumnNr()));
    }
}
