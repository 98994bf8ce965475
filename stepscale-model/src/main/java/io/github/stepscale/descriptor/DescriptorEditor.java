package io.github.stepscale.descriptor;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.yaml.SourceRanges;
import io.github.stepscale.yaml.TextRange;
import java.util.List;
import java.util.Map;

/**
 * Changes a few values of a {@code stepscale.yaml} in place, so that the difference is as small as the edit. Where that does
 * not describe the same, such as where a value is not in the file, {@link DescriptorRewriter} replaces whole keys.
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
        Map<String, TextRange> scalars = SourceRanges.of(text).scalars();
        if (scalars.keySet().containsAll(values.keySet())) {
            List<TextChange> changes = scalars.entrySet().stream()
                    .filter(scalar -> values.containsKey(scalar.getKey()))
                    .map(scalar -> new TextChange(
                            scalar.getValue().start(),
                            scalar.getValue().end(),
                            values.getOrDefault(scalar.getKey(), "")))
                    .toList();
            String edited = TextChange.apply(text, changes);
            if (DescriptorRewriter.read(edited).filter(scaling::equals).isPresent()) {
                return edited;
            }
        }
        return DescriptorRewriter.rewrite(text, scaling, Map.of());
    }
}
