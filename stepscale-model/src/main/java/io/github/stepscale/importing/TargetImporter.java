package io.github.stepscale.importing;

import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.descriptor.ReadResult;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.importing.link.LinkedTarget;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.plan.CanonicalPlan.Difference;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Imports one target: translates it, reads the translation, finds its shortest form, writes that and proves it. */
final class TargetImporter {
    /** Another one was reported, and stands for one of these where the rest of the source is read. */
    private static final Set<String> DIMENSIONS = Set.of(
            "sagemaker:variant:DesiredInstanceCount",
            "sagemaker:variant:DesiredProvisionedConcurrency",
            "sagemaker:inference-component:DesiredCopyCount");

    private final LinkedTarget target;
    private final TargetImport.Request request;

    TargetImporter(LinkedTarget target, TargetImport.Request request) {
        this.target = target;
        this.request = request;
    }

    TargetImport run() {
        Translation translated = withWake(
                Translator.translate(target, request.kind(), request.overrides().keySet()));
        ReadResult read = read(translated);
        List<LocatedFinding> findings = new ArrayList<>(translated.findings());
        Optional<ImportedFile> file = Optional.empty();
        if (read.descriptor().isPresent() && translated.reasons().isEmpty()) {
            file = write(translated, read.descriptor().get().scaling(), findings);
        }
        return new TargetImport(read, findings, unsayable(translated), translated.reasons(), file);
    }

    private ReadResult read(Translation translated) {
        ReadResult read = translated
                .tree()
                .map(tree -> DescriptorReader.read(tree, request.overrides(), request.beside()))
                .orElseGet(() -> new ReadResult(Optional.empty(), List.of()));
        return new ReadResult(read.descriptor().map(TargetImporter::recognized), read.findings());
    }

    private static Descriptor recognized(Descriptor descriptor) {
        return descriptor.with(WeightedForm.recognize(descriptor.scaling()));
    }

    /** A rule that wakes from zero is recognized by what it means, so everything is read once before. */
    private Translation withWake(Translation translated) {
        Optional<ScalingDescription> scaling = read(translated).descriptor().map(Descriptor::scaling);
        if (scaling.isEmpty() || !scaling.get().target().allowsZero()) {
            return translated;
        }
        OptionalInt wake = WakeRule.position(scaling.get());
        boolean several = translated.rules().size() > 1;
        if (wake.isPresent() && several) {
            return translated.withWake(wake.getAsInt());
        }
        boolean alone = target.policies().size() == 2 && translated.tracking().isPresent();
        if (wake.isPresent() && alone) {
            return translated.asTrackingWithWake(translated.tracking().get());
        }
        return scaling.get().canReachZero() ? translated.withoutWake() : translated;
    }

    /** The first form that is proved; if the rules themselves are not, a finding says so. */
    private Optional<ImportedFile> write(
            Translation translated, ScalingDescription scaling, List<LocatedFinding> findings) {
        List<Difference> differences = List.of();
        for (ImportedForm form : ImportedForm.of(translated, scaling)) {
            ImportedFile written = form.file(origin(scaling), unsayable(translated));
            ImportedFile file = request.adopts() ? AdoptedFile.of(written) : written;
            differences = new ImportProof(target, request.overrides())
                    .differences(file.text(), file.rules(), form.tracking(translated));
            if (differences.isEmpty()) {
                return Optional.of(file);
            }
        }
        if (DIMENSIONS.contains(target.scalableDimension()) && !hasUnknown()) {
            differences.stream().limit(1).map(this::unproved).forEach(findings::add);
        }
        return Optional.empty();
    }

    /** Whether a value is not known: that was reported, and is no fault of the translation. */
    private boolean hasUnknown() {
        return Stream.concat(
                        target.target().stream(),
                        target.policies().stream()
                                .flatMap(linked -> Stream.concat(Stream.of(linked.policy()), linked.alarms().stream())))
                .map(SourceResource::properties)
                .anyMatch(Values::hasUnknown);
    }

    /** Names are new, except in a descriptor of a stack that takes the resources over. */
    private List<Unsayable> unsayable(Translation translated) {
        return translated.unsayable().stream()
                .filter(part -> !request.adopts() || !OtherProperties.NAMES.contains(part.what()))
                .toList();
    }

    /** Where it comes from; a name that CloudFormation chooses is the one that an option gave. */
    private String origin(ScalingDescription scaling) {
        boolean named = TargetNames.of(target).byDimension().values().stream().allMatch(TargetNames::isName);
        return request.sourceName() + ": "
                + (named
                        ? target.resourceId()
                        : String.join(" ", scaling.target().names().values()));
    }

    private LocatedFinding unproved(Difference difference) {
        YamlNode.Mapping place = target.target()
                .orElseGet(() -> target.policies().get(0).policy())
                .properties();
        String problem = "would not be the same in a descriptor: " + difference.path() + " is "
                + difference.one().map(Quotes::of).orElse("absent") + " here and "
                + difference.other().map(Quotes::of).orElse("absent") + " there, so none is written";
        return LocatedFinding.at(
                place.position(),
                new Finding(
                        "T59",
                        Severity.ERROR,
                        place.path(),
                        problem,
                        "Write the descriptor by hand, and report this as a fault of stepscale"));
    }
}
