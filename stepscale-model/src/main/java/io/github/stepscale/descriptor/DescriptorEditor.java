package io.github.stepscale.descriptor;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.yaml.SourceRanges;
import java.util.Map;

/**
 * Changes a few values of a {@code stepscale.yaml} in place, so that the difference is as small as the edit. What the result
 * does not yet describe then, such as a value that is not in the file, {@link DescriptorRewriter} adds key by key.
 */
public final class DescriptorEditor {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private DescriptorEditor() {}

    /**
     * Changes values.
     *
     * @param text the content of a file that {@link DescriptorReader} reads without a mistake
     * @param scaling what the result describes
     * @param values by path, such as {@code steps[1].upper}: the other values, as they are written
     * @throws io.github.stepscale.validation.InvalidValueException if the form of the file cannot be changed key by key
     */
    public static String edit(String text, ScalingDescription scaling, Map<String, String> values) {
        if (text.startsWith(BYTE_ORDER_MARK)) {
            return BYTE_ORDER_MARK + edit(text.substring(1), scaling, values);
        }
        String edited = inPlace(text, values);
        boolean readable = DescriptorRewriter.read(edited).isPresent();
        return DescriptorRewriter.rewrite(readable ? edited : text, scaling, Map.of());
    }

    /** The text with the values that it has in their places; not necessarily a file without mistakes. */
    private static String inPlace(String text, Map<String, String> values) {
        return TextChange.apply(
                text,
                SourceRanges.of(text).scalars().entrySet().stream()
                        .filter(scalar -> values.containsKey(scalar.getKey()))
                        .map(scalar -> new TextChange(
                                scalar.getValue().start(),
                                scalar.getValue().end(),
                                values.getOrDefault(scalar.getKey(), "")))
                        .toList());
    }
}
