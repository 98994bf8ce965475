package io.github.stepscale.synth.importing;

import io.github.stepscale.importing.TargetImport;
import io.github.stepscale.importing.link.LinkedTarget;
import io.github.stepscale.importing.link.Links;
import io.github.stepscale.importing.link.ResourceLinker;
import io.github.stepscale.importing.source.ScalingSource;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.yaml.LocatedFinding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One source to import: links its resources, translates each target, lints it, and writes a descriptor that is proved to mean
 * the same. The result depends on this job alone.
 *
 * @param source what was read, from a template or live
 * @param options what the source does not say
 */
public record ImportJob(ScalingSource source, ImportOptions options) {

    /** Imports every target of the source. Mistakes are part of the result; none is thrown. */
    public ImportResult run() {
        Links links = ResourceLinker.link(source);
        return new ImportResult(
                links.targets().stream().map(this::outcome).toList(),
                Stream.concat(source.findings().stream(), links.findings().stream())
                        .distinct()
                        .toList());
    }

    private ImportOutcome outcome(LinkedTarget target) {
        if (!target.isSageMaker()) {
            Synthesis checked = new Synthesis(Optional.empty(), OtherServices.findings(target, source.name()));
            return new ImportOutcome(target, checked, List.of(), Optional.empty(), List.of());
        }
        TargetImport imported = TargetImport.of(
                target,
                new TargetImport.Request(
                        source.name(), options.overrides(), options.kind(), options.beside(), options.adopts()));
        Synthesis synthesis = Synthesis.of(imported.read());
        List<LocatedFinding> findings = Stream.concat(imported.findings().stream(), synthesis.findings().stream())
                .toList();
        return new ImportOutcome(
                target,
                new Synthesis(synthesis.stack(), findings),
                imported.unsayable(),
                imported.file(),
                imported.reasons());
    }
}
