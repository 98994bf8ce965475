package io.github.stepscale.synth.edit;

import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.descriptor.DescriptorEditor;
import io.github.stepscale.descriptor.ReadResult;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.text.UnifiedDiff;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.edit.EditRequest;
import io.github.stepscale.tuning.edit.PolicyEdit;
import io.github.stepscale.tuning.edit.PolicyEdits;
import io.github.stepscale.tuning.edit.SettingChange;
import io.github.stepscale.tuning.search.Workers;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.yaml.LocatedFinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The edits of one descriptor file.
 *
 * @param descriptor the content of the file, with the options that replace values of it
 * @param text the file as the user wrote it
 */
public record DescriptorEdits(Descriptor descriptor, String text) {

    /**
     * Looks for the cheapest edits that meet the objective of the descriptor on traffic. Each of them can be written to the
     * file, and none brings an error or a warning of lint that is not there already.
     *
     * @return empty if the objective limits neither excess nor latency nor wait
     * @throws InvalidValueException if the policy cannot be simulated
     */
    public Optional<PolicyEdits> cheapest(Trace trace, Workers workers) {
        EditRequest request =
                new EditRequest(descriptor.scaling(), descriptor.service(), descriptor.objective(), trace);
        Set<String> present = findings(descriptor.scaling()).collect(Collectors.toSet());
        return PolicyEdits.of(
                        request,
                        workers,
                        edit -> textOf(edit).isPresent()
                                && findings(edit.description()).allMatch(present::contains))
                .map(found -> found.map(this::withDiff));
    }

    /** The file with an edit; empty if the form of the file does not allow it. */
    public Optional<String> textOf(PolicyEdit edit) {
        Map<String, String> values = new TreeMap<>();
        for (SettingChange change : edit.changes()) {
            change.paths().forEach(path -> values.put(path, change.after()));
        }
        try {
            return Optional.of(DescriptorEditor.edit(text, edit.description(), values));
        } catch (InvalidValueException unchangeable) {
            return Optional.empty();
        }
    }

    private PolicyEdit withDiff(PolicyEdit edit) {
        return edit.withDiff(
                textOf(edit).map(edited -> UnifiedDiff.of(text, edited)).orElseGet(List::of));
    }

    /** The errors and warnings of a description, by code and path. */
    private Stream<String> findings(ScalingDescription scaling) {
        Descriptor edited = descriptor.with(scaling);
        return Synthesis.of(new ReadResult(Optional.of(edited), List.of())).findings().stream()
                .map(LocatedFinding::finding)
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(DescriptorEdits::name);
    }

    private static String name(Finding finding) {
        return finding.code() + " " + finding.path();
    }
}
