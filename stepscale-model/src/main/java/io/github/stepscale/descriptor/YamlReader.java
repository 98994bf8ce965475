package io.github.stepscale.descriptor;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.stepscale.descriptor.Node.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes nodes of YAML. Only keys, lists and scalars are read: what refers to something else, expands or makes objects
 * is refused, so that what stands in the file is all there is.
 */
final class YamlReader {
    /** The deepest nesting; the file itself needs eight levels. */
    static final int MAX_DEPTH = 16;

    private static final YAMLFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final String file;
    private final int[] characters;
    private final YAMLParser parser;
    private final Mistakes mistakes;

    private YamlReader(String file, String text, YAMLParser parser, Mistakes mistakes) {
        this.file = file;
        this.characters = text.codePoints().toArray();
        this.parser = parser;
        this.mistakes = mistakes;
    }

    /** What a text says; empty if it cannot be read, which is noted. */
    static Optional<Node> read(String file, String text, Mistakes mistakes) {
        try (YAMLParser parser = YAML.createParser(text)) {
            return read(new YamlReader(file, text, parser, mistakes));
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text in memory cannot fail to be read", impossible);
        }
    }

    private static Optional<Node> read(YamlReader reader) throws IOException {
        try {
            return reader.document();
        } catch (JacksonException unreadable) {
            YamlSentence sentence = YamlSentence.about(unreadable);
            Place place = sentence.mark()
                    .map(mark -> new Place(reader.file, mark.getLine() + 1, mark.getColumn() + 1))
                    .orElseGet(reader::place);
            reader.mistakes.addAt(place, "", Ids.UNREADABLE, sentence.problem(), sentence.fix());
            return Optional.empty();
        }
    }

    private Optional<Node> document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null || first.isScalarValue() && kind(first) == Kind.NOTHING) {
            String problem = "is empty: keys such as endpointName, minCapacity and steps are needed";
            mistakes.addAt(new Place(file, 1, 1), "", Ids.UNREADABLE, problem, "Describe the scaling of an endpoint");
            return Optional.empty();
        }
        Node root = node("", place(), first);
        if (parser.nextToken() != null) {
            String problem = "a second document starts here: one is allowed in a file";
            mistakes.addAt(place(), "", Ids.UNREADABLE, problem, "Move it into a file of its own");
        }
        return Optional.of(root);
    }

    private Node node(String path, Place place, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> mapping(path, place);
            case START_ARRAY -> sequence(path, place);
            default -> new Node.Scalar(path, place, parser.getText(), isRefused(path) ? Kind.REFUSED : kind(token));
        };
    }

    private Node mapping(String path, Place place) throws IOException {
        refuseCollection(path);
        Map<String, Node> entries = new LinkedHashMap<>();
        boolean merges = false;
        while (next() != JsonToken.END_OBJECT) {
            merges |= isMerge();
            entry(path, entries);
        }
        // With a merge refused, nobody knows what is missing.
        return merges ? new Node.Scalar(path, place, "", Kind.REFUSED) : new Node.Mapping(path, place, entries);
    }

    private void entry(String path, Map<String, Node> entries) throws IOException {
        String key = parser.getText();
        String keyPath = path.isEmpty() ? Words.shown(key) : path + "." + Words.shown(key);
        Place keyPlace = place();
        refuseKey(keyPath);
        Node value = node(keyPath, keyPlace, next());
        Node earlier = entries.putIfAbsent(key, value);
        if (earlier != null) {
            String problem = "is given again: line " + earlier.place().line() + " has it, and each key is allowed once";
            mistakes.add(value, Ids.DUPLICATE_KEY, problem, "Remove one of them");
        }
    }

    private Node.Sequence sequence(String path, Place place) throws IOException {
        refuseCollection(path);
        List<Node> items = new ArrayList<>();
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            items.add(node(path + "[" + items.size() + "]", place(), token));
        }
        return new Node.Sequence(path, place, items);
    }

    private JsonToken next() throws IOException {
        return Optional.ofNullable(parser.nextToken())
                .orElseThrow(() -> new JsonParseException(parser, "ends too early"));
    }

    private Kind kind(JsonToken token) {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> Kind.TRUTH;
            case VALUE_NULL -> Kind.NOTHING;
            default -> isNothing() ? Kind.NOTHING : Kind.TEXT;
        };
    }

    /** Whether there are not even quotes. */
    private boolean isNothing() {
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
            return refuse(path, "the alias *" + Words.shown(parser.getText()) + " is not allowed", "Repeat the value");
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
        mistakes.addAt(place(), path, Ids.UNREADABLE, problem, fix);
        return true;
    }

    private Place place() {
        JsonLocation start = parser.currentTokenLocation();
        return new Place(file, Math.max(1, start.getLineNr()), Math.max(1, start.getColumnNr()));
    }
}
