package io.github.stepscale.yaml;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.YamlNode.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads YAML into nodes. Only mappings, lists and scalars are allowed. Aliases, anchors, merges and tags are mistakes, so
 * that every value is where it can be seen.
 */
public final class YamlReader {
    /** Greatest depth of nesting. */
    static final int MAX_DEPTH = 16;

    private static final YAMLFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final String file;
    private final int[] characters;
    private final YAMLParser parser;
    private final MistakeCollector mistakes;

    private YamlReader(String file, String text, YAMLParser parser, MistakeCollector mistakes) {
        this.file = file;
        this.characters = text.codePoints().toArray();
        this.parser = parser;
        this.mistakes = mistakes;
    }

    /**
     * Reads a text.
     *
     * @return its root, a scalar of the kind {@link Kind#EMPTY} if the text has no content; empty if it cannot be read,
     *     which is a mistake
     */
    public static Optional<YamlNode> read(String file, String text, MistakeCollector mistakes) {
        try (YAMLParser parser = YAML.createParser(text)) {
            return read(new YamlReader(file, text, parser, mistakes));
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text in memory cannot fail to be read", impossible);
        }
    }

    private static Optional<YamlNode> read(YamlReader reader) throws IOException {
        try {
            return reader.document();
        } catch (JacksonException unreadable) {
            YamlSyntaxError sentence = YamlSyntaxError.of(unreadable);
            SourcePosition position = sentence.mark()
                    .map(mark -> new SourcePosition(reader.file, mark.getLine() + 1, mark.getColumn() + 1))
                    .orElseGet(reader::position);
            reader.mistakes.addAt(position, "", MistakeIds.UNREADABLE, sentence.problem(), sentence.fix());
            return Optional.empty();
        }
    }

    private Optional<YamlNode> document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null || first.isScalarValue() && kind(first) == Kind.EMPTY) {
            return Optional.of(new YamlNode.Scalar("", new SourcePosition(file, 1, 1), "", Kind.EMPTY));
        }
        YamlNode root = node("", position(), first);
        if (parser.nextToken() != null) {
            String problem = "a second document starts here: a file has one";
            mistakes.addAt(position(), "", MistakeIds.UNREADABLE, problem, "Move it into a file of its own");
        }
        return Optional.of(root);
    }

    private YamlNode node(String path, SourcePosition position, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> mapping(path, position);
            case START_ARRAY -> sequence(path, position);
            default ->
                new YamlNode.Scalar(path, position, parser.getText(), isRefused(path) ? Kind.REFUSED : kind(token));
        };
    }

    private YamlNode mapping(String path, SourcePosition position) throws IOException {
        refuseCollection(path);
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        boolean merges = false;
        while (next() != JsonToken.END_OBJECT) {
            merges |= isMerge();
            entry(path, entries);
        }
        // With a merge refused, nobody knows what is missing.
        return merges
                ? new YamlNode.Scalar(path, position, "", Kind.REFUSED)
                : new YamlNode.Mapping(path, position, entries);
    }

    private void entry(String path, Map<String, YamlNode> entries) throws IOException {
        String key = parser.getText();
        String keyPath = NodePaths.key(path, key);
        SourcePosition keyPlace = position();
        refuseKey(keyPath);
        YamlNode value = node(keyPath, keyPlace, next());
        YamlNode earlier = entries.putIfAbsent(key, value);
        if (earlier != null) {
            mistakes.addDuplicate(value, earlier);
        }
    }

    private YamlNode.Sequence sequence(String path, SourcePosition position) throws IOException {
        refuseCollection(path);
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            items.add(node(NodePaths.item(path, items.size()), position(), token));
        }
        return new YamlNode.Sequence(path, position, items);
    }

    private JsonToken next() throws IOException {
        return Optional.ofNullable(parser.nextToken())
                .orElseThrow(() -> new JsonParseException(parser, "ends too early"));
    }

    private Kind kind(JsonToken token) {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
            case VALUE_NULL -> Kind.EMPTY;
            default -> isEmpty() ? Kind.EMPTY : Kind.TEXT;
        };
    }

    /** Whether there are not even quotes. */
    private boolean isEmpty() {
        return parser.currentTokenLocation().getCharOffset()
                == parser.currentLocation().getCharOffset();
    }

    private void refuseCollection(String path) throws IOException {
        if (parser.getTypeId() != null || parser.getObjectId() != null) {
            refuse(path, "an anchor or a tag is not allowed", "Remove the word that starts with & or !");
        }
    }

    private boolean isRefused(String path) throws IOException {
        if (parser.isCurrentAlias()) {
            return refuse(
                    path, "the alias *" + Quotes.shortened(parser.getText()) + " is not allowed", "Repeat the value");
        }
        return (startsWith('&') || startsWith('!'))
                && refuse(path, "an anchor or a tag is not allowed", "Remove the word that starts with & or !");
    }

    private void refuseKey(String path) throws IOException {
        if (startsWith('&') || startsWith('!')) {
            refuse(path, "a key with an anchor or a tag is not allowed", "Write the key alone");
        } else if (isMerge()) {
            refuse(path, "a merge is not allowed", "Repeat the keys");
        }
    }

    /** In quotes it is a key like any other. */
    private boolean isMerge() throws IOException {
        return parser.getText().equals("<<") && startsWith('<');
    }

    /** How the word starts in the file: the parser keeps some anchors and tags to itself. */
    private boolean startsWith(char character) {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        return start < characters.length && characters[start] == character;
    }

    private boolean refuse(String path, String problem, String fix) {
        mistakes.addAt(position(), path, MistakeIds.UNREADABLE, problem, fix);
        return true;
    }

    private SourcePosition position() {
        JsonLocation start = parser.currentTokenLocation();
        return new SourcePosition(file, Math.max(1, start.getLineNr()), Math.max(1, start.getColumnNr()));
    }
}
