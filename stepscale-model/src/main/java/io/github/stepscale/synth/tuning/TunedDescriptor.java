package io.github.stepscale.synth.tuning;

import io.github.stepscale.descriptor.DescriptorRewriter;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import io.github.stepscale.validation.Violation;
import java.util.List;
import java.util.Map;

/**
 * The user's file, which gets another policy.
 *
 * @param text the file
 * @param written what the file describes, without options that replace values of it
 * @param searched what the search started from, with those options
 */
record TunedDescriptor(String text, ScalingDescription written, ScalingDescription searched) {

    /**
     * @param folder the path from the folder of the tuned file to that of this one
     * @throws InvalidValueException if the file cannot be changed; found before the search, not after it
     */
    static TunedDescriptor of(String text, ScalingDescription searched, String folder) {
        ScalingDescription written = DescriptorRewriter.read(text)
                .orElseThrow(() -> new InvalidValueException(List.of(new Violation(
                        Validator.ABSENT,
                        "",
                        "is complete only with options that replace its values, and the tuned file is used without them",
                        "Write the values into the file"))));
        String moved = DescriptorRewriter.moveFiles(text, path -> FolderPaths.from(folder, path));
        TunedDescriptor file = new TunedDescriptor(moved, written, searched);
        file.requireChangeable();
        return file;
    }

    private void requireChangeable() {
        int max = written.capacity().max();
        CapacityRange other = new CapacityRange(written.capacity().min(), max == Integer.MAX_VALUE ? max - 1 : max + 1);
        DescriptorRewriter.rewrite(text, with(written, other), Map.of());
    }

    /**
     * The file with another policy; the same text if that is the present one.
     *
     * @param reasons why a number is what it is, by path
     */
    String with(ScalingDescription policy, Map<String, String> reasons) {
        return policy.equals(searched) ? text : DescriptorRewriter.rewrite(text, inFile(policy), reasons);
    }

    /** The policy with the names of the file. */
    private ScalingDescription inFile(ScalingDescription policy) {
        return new ScalingDescription(
                written.target(),
                policy.capacity(),
                policy.suspended(),
                policy.schedules(),
                policy.wakeFromZero(),
                policy.metric(),
                policy.scaling(),
                written.stack(),
                policy.allow());
    }

    private static ScalingDescription with(ScalingDescription scaling, CapacityRange capacity) {
        return new ScalingDescription(
                scaling.target(),
                capacity,
                scaling.suspended(),
                scaling.schedules(),
                scaling.wakeFromZero(),
                scaling.metric(),
                scaling.scaling(),
                scaling.stack(),
                scaling.allow());
    }
}
