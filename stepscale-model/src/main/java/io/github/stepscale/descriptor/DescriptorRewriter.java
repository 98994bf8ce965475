package io.github.stepscale.descriptor;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Violation;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.SourceRanges;
import io.github.stepscale.yaml.TextRange;
import io.github.stepscale.yaml.UnknownKeys;
import io.github.stepscale.yaml.YamlBuilder;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Changes the text of a {@code stepscale.yaml} so that it describes another scaling, and keeps the rest: its other keys,
 * their order, comments, quotes, indentation and line ends. The lines of a replaced or removed key stay as comments.
 */
public final class DescriptorRewriter {
    /** The keys that name files. */
    private static final List<String> FILE_PATHS = List.of("traffic", "traffic.file", "service.curve");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private DescriptorRewriter() {}

    /**
     * Changes the keys at the top that say something else in {@code scaling}. Without a difference the text stays as it is,
     * byte for byte.
     *
     * @param text the content of a file that {@link DescriptorReader} reads without a mistake
     * @param scaling what the result describes
     * @param reasons why a value is what it is, by path, such as {@code steps[1].upper} or {@code scaleIn.cooldown}: a
     *     comment after it, if its key is written; those of other paths are left out
     * @throws IllegalArgumentException if the text has a mistake
     * @throws InvalidValueException if its form cannot be changed key by key
     */
    public static String rewrite(String text, ScalingDescription scaling, Map<String, String> reasons) {
        if (text.startsWith(BYTE_ORDER_MARK)) {
            return BYTE_ORDER_MARK + rewrite(text.substring(1), scaling, reasons);
        }
        ScalingDescription present = read(text)
                .orElseThrow(() -> new IllegalArgumentException("The text has mistakes that its reader reports"));
        if (present.equals(scaling)) {
            return text;
        }
        WrittenEntries written = WrittenEntries.of(scaling, reasons);
        Set<String> changed = changed(WrittenEntries.of(present, Map.of()), written);
        Predicate<Set<String>> suffices =
                keys -> read(write(text, written, keys)).filter(scaling::equals).isPresent();
        return write(text, written, suffices.test(changed) ? changed : withConnected(changed, suffices));
    }

    /**
     * Adds keys that say the same and yet mean something else beside the changed ones, and no others: a percentage is that
     * of the metric, and a fill that of the rules.
     */
    private static Set<String> withConnected(Set<String> changed, Predicate<Set<String>> suffices) {
        Set<String> keys = new TreeSet<>(DescriptorKeys.TOP);
        if (!suffices.test(keys)) {
            throw unchangeable();
        }
        for (String key : DescriptorKeys.TOP) {
            if (!changed.contains(key)) {
                Set<String> fewer = new TreeSet<>(keys);
                fewer.remove(key);
                keys = suffices.test(fewer) ? fewer : keys;
            }
        }
        return keys;
    }

    /**
     * Changes the paths of the files that the file names, such as {@code service.curve}; they are relative to it.
     *
     * @param text the content of a file that {@link DescriptorReader} reads without a mistake
     * @param path the new path of each
     */
    public static String moveFiles(String text, UnaryOperator<String> path) {
        if (text.startsWith(BYTE_ORDER_MARK)) {
            return BYTE_ORDER_MARK + moveFiles(text.substring(1), path);
        }
        YamlNode root = YamlReader.read("", text, new MistakeCollector()).orElseThrow();
        Map<String, TextRange> scalars = SourceRanges.of(text).scalars();
        List<TextChange> changes = new ArrayList<>();
        for (String key : FILE_PATHS) {
            Optional<TextRange> range = Optional.ofNullable(scalars.get(key));
            String present = text(root, List.of(key.split("\\."))).orElse("");
            range.flatMap(known -> moved(known, present, path)).ifPresent(changes::add);
        }
        return TextChange.apply(text, changes);
    }

    private static Optional<TextChange> moved(TextRange range, String present, UnaryOperator<String> path) {
        String moved = path.apply(present);
        return moved.equals(present)
                ? Optional.empty()
                : Optional.of(new TextChange(range.start(), range.end(), YamlBuilder.scalar(moved)));
    }

    private static Optional<String> text(YamlNode node, List<String> path) {
        if (node instanceof YamlNode.Mapping mapping && !path.isEmpty()) {
            return mapping.get(path.get(0)).flatMap(below -> text(below, path.subList(1, path.size())));
        }
        return node instanceof YamlNode.Scalar scalar && path.isEmpty() ? Optional.of(scalar.text()) : Optional.empty();
    }

    private static Set<String> changed(WrittenEntries before, WrittenEntries after) {
        return DescriptorKeys.TOP.stream()
                .filter(key -> !after.agrees(before, key))
                .collect(Collectors.toSet());
    }

    private static String write(String text, WrittenEntries written, Set<String> keys) {
        EditedText file = EditedText.of(text, written);
        return TextChange.apply(
                text, file.ranges().flow() ? new FlowChanges(file).of(keys) : new BlockChanges(file).of(keys));
    }

    /**
     * Reads what a text describes, without the parts that a simulation needs.
     *
     * @return empty if the scaling has a mistake
     */
    public static Optional<ScalingDescription> read(String text) {
        if (text.startsWith(BYTE_ORDER_MARK)) {
            return read(text.substring(1));
        }
        MistakeCollector mistakes = new MistakeCollector();
        return YamlReader.read("", text, mistakes)
                .filter(YamlNode.Mapping.class::isInstance)
                .map(YamlNode.Mapping.class::cast)
                .map(root -> UnknownKeys.correct(root, Place.TOP.keys(), mistakes))
                .flatMap(root -> new ScalingDescriptionReader(root, FileRequests.of(root), mistakes).read())
                .filter(scaling -> mistakes.isEmpty());
    }

    private static InvalidValueException unchangeable() {
        return new InvalidValueException(List.of(new Violation(
                MistakeIds.UNREADABLE,
                "",
                "cannot be changed key by key: the form of its top keys does not allow it",
                "Write each key at the top on a line of its own, as key: value")));
    }
}
