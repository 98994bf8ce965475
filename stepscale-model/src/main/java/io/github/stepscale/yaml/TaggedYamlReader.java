package io.github.stepscale.yaml;

import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.YamlNode.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML with tags of the form {@code !Name} into the same nodes as YAML without them: a tagged value becomes a mapping
 * with one key. Aliases and merges are mistakes; a value that would have needed them is {@link Kind#REFUSED}. Anchors and the
 * tags of YAML's own types are of no consequence.
 */
public final class TaggedYamlReader {
    private final String file;
    private final Parser parser;
    private final UnaryOperator<String> keys;
    private final NodeCounter counter;
    private final MistakeCollector mistakes;
    private SourcePosition lastRead;

    private TaggedYamlReader(
            String file, Parser parser, UnaryOperator<String> keys, NodeCounter counter, MistakeCollector mistakes) {
        this.file = file;
        this.parser = parser;
        this.keys = keys;
        this.counter = counter;
        this.mistakes = mistakes;
        this.lastRead = new SourcePosition(file, 1, 1);
    }

    /** Ends the reading of a text that is beyond its bounds. */
    private static final class BeyondBounds extends MarkedYAMLException {
        private static final long serialVersionUID = 1L;

        BeyondBounds(String problem, Mark mark) {
            super("", mark, problem, mark);
        }
    }

    /**
     * Reads a text.
     *
     * @param keys the key for the name of a tag, without its exclamation mark
     * @return its root, a scalar of the kind {@link Kind#EMPTY} if the text has no content; empty if it cannot be read,
     *     which is a mistake
     */
    public static Optional<YamlNode> read(
            String file, String text, UnaryOperator<String> keys, NodeBounds bounds, MistakeCollector mistakes) {
        Parser parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
        return new TaggedYamlReader(file, parser, keys, new NodeCounter(bounds), mistakes).read();
    }

    private Optional<YamlNode> read() {
        try {
            return Optional.of(document());
        } catch (BeyondBounds beyond) {
            return refuse(beyond.getProblemMark(), beyond.getProblem(), "Shorten it here, or divide it");
        } catch (MarkedYAMLException unreadable) {
            YamlSyntaxError error = YamlSyntaxError.of(unreadable);
            return error.mark()
                    .map(mark -> refuse(mark, error.problem(), error.fix()))
                    .orElseGet(() -> refuseHere(error));
        } catch (NumberFormatException beyondUnicode) {
            // Of an escape such as \UFFFFFFFF.
            return refuseHere(YamlSyntaxError.ofEscape());
        } catch (YAMLException unreadable) {
            return refuseHere(YamlSyntaxError.unknown());
        }
    }

    /** Where the parser does not say where it is: after the last value that was read. */
    private Optional<YamlNode> refuseHere(YamlSyntaxError error) {
        mistakes.addAt(lastRead, "", MistakeIds.UNREADABLE, error.problem(), error.fix());
        return Optional.empty();
    }

    private Optional<YamlNode> refuse(Mark mark, String problem, String fix) {
        mistakes.addAt(position(mark), "", MistakeIds.UNREADABLE, problem, fix);
        return Optional.empty();
    }

    private YamlNode document() {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return new YamlNode.Scalar("", new SourcePosition(file, 1, 1), "", Kind.EMPTY);
        }
        parser.getEvent();
        Event first = parser.getEvent();
        YamlNode root = node("", position(first), first, 0);
        parser.getEvent();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            String problem = "a second document starts here: a file has one";
            refuse(parser.peekEvent().getStartMark(), problem, "Move it into a file of its own");
        }
        return root;
    }

    private YamlNode node(String path, SourcePosition position, Event event, int depth) {
        Optional<String> beyond = counter.count(path, depth);
        if (beyond.isPresent()) {
            throw new BeyondBounds(beyond.get(), event.getStartMark());
        }
        return tag(event)
                .map(name -> tagged(path, position, name, event, depth))
                .orElseGet(() -> content(path, position, event, depth));
    }

    /** {@code !Name value} as {@code Name: value}. */
    private YamlNode tagged(String path, SourcePosition position, String name, Event event, int depth) {
        String key = keys.apply(name);
        String keyPath = NodePaths.key(path, key);
        counter.count(keyPath, depth + 1);
        YamlNode value = content(keyPath, position(event), event, depth + 1);
        return new YamlNode.Mapping(path, position, Map.of(key, value));
    }

    private YamlNode content(String path, SourcePosition position, Event event, int depth) {
        if (event instanceof MappingStartEvent) {
            return mapping(path, position, depth);
        }
        if (event instanceof SequenceStartEvent) {
            return sequence(path, position, depth);
        }
        if (event instanceof ScalarEvent scalar) {
            return new YamlNode.Scalar(path, position, scalar.getValue(), ScalarKinds.of(scalar));
        }
        return alias(path, position, event);
    }

    private YamlNode alias(String path, SourcePosition position, Event event) {
        String name = "*" + (event instanceof AliasEvent alias ? Quotes.shortened(alias.getAnchor()) : "");
        String problem = "the alias " + name + " is not allowed: CloudFormation does not support YAML aliases";
        mistakes.addAt(position(event), path, MistakeIds.UNREADABLE, problem, "Repeat the value");
        return new YamlNode.Scalar(path, position, name, Kind.REFUSED);
    }

    private YamlNode mapping(String path, SourcePosition position, int depth) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        boolean merges = false;
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            Event key = parser.getEvent();
            merges |= isMerge(key);
            entry(path, key, entries, depth + 1);
        }
        parser.getEvent();
        // With a merge refused, nobody knows what is missing.
        return merges
                ? new YamlNode.Scalar(path, position, "<<", Kind.REFUSED)
                : new YamlNode.Mapping(path, position, entries);
    }

    private void entry(String path, Event key, Map<String, YamlNode> entries, int depth) {
        String keyPath = NodePaths.key(path, key instanceof ScalarEvent scalar ? scalar.getValue() : "?");
        if (isMerge(key)) {
            String problem = "a merge is not allowed: CloudFormation does not support it";
            mistakes.addAt(position(key), keyPath, MistakeIds.UNREADABLE, problem, "Repeat the keys");
        }
        if (!(key instanceof ScalarEvent)) {
            // Read on behind it: what follows is another entry.
            node(keyPath, position(key), key, depth);
            String problem = "a key must be one word: a list, a mapping or an alias is not allowed";
            mistakes.addAt(position(key), keyPath, MistakeIds.UNREADABLE, problem, "Write key: value");
        }
        YamlNode value = node(keyPath, position(key), parser.getEvent(), depth);
        if (key instanceof ScalarEvent scalar) {
            Optional.ofNullable(entries.putIfAbsent(scalar.getValue(), value))
                    .ifPresent(earlier -> mistakes.addDuplicate(value, earlier));
        }
    }

    private YamlNode sequence(String path, SourcePosition position, int depth) {
        List<YamlNode> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            Event item = parser.getEvent();
            items.add(node(NodePaths.item(path, items.size()), position(item), item, depth + 1));
        }
        parser.getEvent();
        return new YamlNode.Sequence(path, position, items);
    }

    /** In quotes it is a key like any other. */
    private static boolean isMerge(Event key) {
        return key instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals("<<");
    }

    /** The name of a tag; empty for none, and for those of YAML's own types. */
    private static Optional<String> tag(Event event) {
        Optional<String> tag = Optional.empty();
        if (event instanceof ScalarEvent scalar) {
            tag = Optional.ofNullable(scalar.getTag());
        } else if (event instanceof CollectionStartEvent collection) {
            tag = Optional.ofNullable(collection.getTag());
        }
        return tag.filter(name -> name.startsWith("!") && name.length() > 1).map(name -> name.substring(1));
    }

    private SourcePosition position(Event event) {
        return position(event.getStartMark());
    }

    private SourcePosition position(Mark mark) {
        lastRead = new SourcePosition(file, mark.getLine() + 1, mark.getColumn() + 1);
        return lastRead;
    }
}
