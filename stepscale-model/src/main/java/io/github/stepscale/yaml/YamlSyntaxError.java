package io.github.stepscale.yaml;

import com.fasterxml.jackson.core.JacksonException;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * A syntax error in the words of this program; those of the YAML parser are several lines about its inner states.
 *
 * @param mark the position, if the parser gives one
 * @param problem one sentence without a full stop
 * @param fix one sentence without a full stop
 */
record YamlSyntaxError(Optional<Mark> mark, String problem, String fix) {
    private static final List<Known> KNOWN = List.of(
            new Known(
                    "nesting depth",
                    "is nested too deeply: " + YamlReader.MAX_DEPTH + " levels are allowed",
                    "Remove brackets or indentation"),
            new Known("Number value length", "the number is too long", "Round it"),
            new Known(
                    "mapping values are not allowed",
                    "a colon is not allowed here",
                    "Correct the indentation, or put a text with a colon in quotes"),
            new Known("'\\t(TAB)'", "a tab is not allowed as indentation", "Indent with spaces"),
            new Known("cannot start any token", "no value can start with this character", "Put the value in quotes"),
            new Known(
                    "chomping",
                    "a value cannot start with > or |, which begin a text of several lines",
                    "Write a word such as GreaterThanThreshold, or put the value in quotes"),
            new Known(
                    "expected <block end>",
                    "this does not fit the lines above",
                    "Correct the indentation, or put a text in quotes"),
            new Known(
                    "expected ',' or",
                    "a bracket before this is not closed",
                    "Close it, separate the entries by commas, or put a text such as cron(…) in quotes"),
            new Known("unexpected end of stream", "a quote before this is not closed", "Close the quote"),
            new Known("could not find expected ':'", "a key before this has no colon", "Write key: value"),
            new Known(
                    "escape",
                    "this escape is not allowed in double quotes",
                    "Use single quotes, or write \\\\ for a backslash"),
            new Known(
                    "Expected a field name",
                    "a key must be one word: a list or mapping is not allowed",
                    "Write key: value"),
            new Known("unexpected document", "a document marker is not allowed within a value", "Indent it"),
            new Known("directive", "a line with % is not allowed", "Remove it"));

    private static final Known UNKNOWN =
            new Known("", "cannot be read as YAML from here on", "Correct the text here or shortly before");

    private record Known(String words, String problem, String fix) {}

    static YamlSyntaxError of(JacksonException unreadable) {
        Optional<MarkedYAMLException> marked = Optional.ofNullable(unreadable.getCause())
                .filter(MarkedYAMLException.class::isInstance)
                .map(MarkedYAMLException.class::cast);
        // The problem alone: the whole message quotes the file, which may have any words.
        return marked.map(YamlSyntaxError::of).orElseGet(() -> of(Optional.empty(), unreadable.getOriginalMessage()));
    }

    static YamlSyntaxError of(MarkedYAMLException unreadable) {
        String problem = Optional.ofNullable(unreadable.getProblem()).orElse("");
        return of(Optional.ofNullable(unreadable.getProblemMark()), problem);
    }

    /** The error of which the parser says nothing that helps. */
    static YamlSyntaxError unknown() {
        return of(Optional.empty(), "");
    }

    /** The error of an escape that is no character. */
    static YamlSyntaxError ofEscape() {
        return of(Optional.empty(), "escape");
    }

    private static YamlSyntaxError of(Optional<Mark> mark, String problem) {
        Known known = KNOWN.stream()
                .filter(candidate -> problem.contains(candidate.words))
                .findFirst()
                .orElse(UNKNOWN);
        return new YamlSyntaxError(mark, known.problem, known.fix);
    }
}
