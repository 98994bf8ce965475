package io.github.stepscale.descriptor;

import io.github.stepscale.service.DelayRange;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.ScalarReader;
import io.github.stepscale.yaml.YamlNode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a delay in whole minutes, such as {@code 5}, {@code 5m} or {@code 300s}, or a range such as {@code 4m..9m}. */
final class DelayReader {
    private static final String DELAY = "[0-9][0-9A-Za-z]{0,11}";
    private static final Pattern RANGE = Pattern.compile("([^. ]*)\\.\\.([^. ]*)");
    /** Other ways to write a range. */
    private static final Pattern LIKE_RANGE =
            Pattern.compile("(" + DELAY + ") ?(?:-|–|~|to|\\.\\.|\\.\\.\\.|…) ?(" + DELAY + ")");

    private final ScalarReader scalars;
    private final MistakeCollector mistakes;

    DelayReader(MistakeCollector mistakes) {
        this.scalars = new ScalarReader(mistakes);
        this.mistakes = mistakes;
    }

    Optional<DelayRange> read(YamlNode node) {
        String text = node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            return range(node, range.group(1), range.group(2));
        }
        Matcher alike = LIKE_RANGE.matcher(text);
        return alike.matches() ? refuse(node, text, alike) : single(scalars.minutes(node));
    }

    private Optional<DelayRange> range(YamlNode node, String from, String to) {
        OptionalInt shortest = scalars.minutes(end(node, from));
        OptionalInt longest = scalars.minutes(end(node, to));
        if (shortest.isEmpty() || longest.isEmpty()) {
            return Optional.empty();
        }
        return range(node, from, to, shortest.getAsInt(), longest.getAsInt());
    }

    private Optional<DelayRange> range(YamlNode node, String from, String to, int shortest, int longest) {
        if (shortest > longest) {
            mistakes.add(
                    node,
                    MistakeIds.VALUE,
                    "runs from " + shortest + " down to " + longest + " minutes: the shorter delay comes first",
                    "Write " + to + ".." + from);
            return Optional.empty();
        }
        return Optional.of(new DelayRange(shortest, longest));
    }

    /** An end of a range at the place of the whole; the quotes of the whole do not count. */
    private static YamlNode end(YamlNode range, String text) {
        return new YamlNode.Scalar(range.path(), range.position(), text, YamlNode.Kind.NUMBER);
    }

    private Optional<DelayRange> refuse(YamlNode node, String text, Matcher alike) {
        mistakes.add(
                node,
                MistakeIds.VALUE,
                Quotes.of(text) + " is not allowed: a delay such as 5m, or a range such as 4m..9m is",
                "Write " + alike.group(1) + ".." + alike.group(2));
        return Optional.empty();
    }

    private static Optional<DelayRange> single(OptionalInt minutes) {
        return minutes.isPresent() ? Optional.of(DelayRange.of(minutes.getAsInt())) : Optional.empty();
    }
}
