package io.github.stepscale.importing;

import io.github.stepscale.descriptor.DescriptorRewriter;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.stack.Dashboard;
import io.github.stepscale.policy.stack.DeletionPolicy;
import io.github.stepscale.policy.stack.PhysicalNames;
import io.github.stepscale.policy.stack.StackSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A descriptor for a stack that takes live resources over: it also says what they are called, keeps them whatever becomes of the
 * stack, and makes nothing that does not exist.
 */
final class AdoptedFile {
    private AdoptedFile() {}

    /** @param file made of live resources, whose names in the source are those in AWS */
    static ImportedFile of(ImportedFile file) {
        ScalingDescription adopted = adopted(file);
        return new ImportedFile(
                file.name(),
                DescriptorRewriter.rewrite(file.text(), adopted, Map.of()),
                adopted,
                file.form(),
                file.rules(),
                file.proof());
    }

    private static ScalingDescription adopted(ImportedFile file) {
        ScalingDescription scaling = file.scaling();
        boolean wakes = scaling.hasWakeRule();
        return new ScalingDescription(
                scaling.target(),
                scaling.capacity(),
                scaling.suspended(),
                scaling.schedules(),
                scaling.canReachZero() ? Optional.of(wakes) : scaling.wakeFromZero(),
                scaling.metric(),
                scaling.scaling(),
                stack(scaling.stack(), file),
                scaling.allow());
    }

    private static StackSettings stack(StackSettings stack, ImportedFile file) {
        Map<String, PhysicalNames> names = new LinkedHashMap<>();
        file.rules()
                .forEach(rule -> names.put(
                        rule.id(),
                        new PhysicalNames(
                                Optional.of(rule.policy().name()),
                                Optional.of(rule.alarm().name()))));
        return new StackSettings(
                stack.name(),
                stack.description(),
                stack.tags(),
                Dashboard.DISABLED,
                names,
                DeletionPolicy.RETAIN,
                false);
    }
}
