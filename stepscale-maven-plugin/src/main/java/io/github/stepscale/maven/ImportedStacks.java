package io.github.stepscale.maven;

import io.github.stepscale.importing.ImportedFile;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.synth.importing.ImportOutcome;
import io.github.stepscale.synth.importing.ImportResult;
import io.github.stepscale.yaml.LocatedFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The stacks that a template amounts to.
 *
 * @param result what the template was imported to
 */
record ImportedStacks(ImportResult result) {
    /**
     * A synthesis for each target that a descriptor can describe. What is found in the rest of the template is among the
     * findings of the first.
     *
     * @throws MojoFailureException if there is no such target and no finding that says why
     */
    List<Synthesis> syntheses() throws MojoFailureException {
        List<LocatedFinding> others = others();
        List<Synthesis> described = result.targets().stream()
                .filter(target -> target.stack().isPresent())
                .map(target -> new Synthesis(target.stack(), target.findings()))
                .toList();
        if (described.isEmpty()) {
            return List.of(new Synthesis(Optional.empty(), requireError(others)));
        }
        List<Synthesis> all = new ArrayList<>(described);
        Synthesis first = described.get(0);
        all.set(
                0,
                new Synthesis(
                        first.stack(),
                        Stream.concat(others.stream(), first.findings().stream())
                                .distinct()
                                .toList()));
        return all;
    }

    private List<LocatedFinding> others() {
        Stream<LocatedFinding> ofTargets = result.targets().stream()
                .flatMap(target -> target.stack().isPresent()
                        ? Stream.of()
                        : Stream.concat(target.findings().stream(), target.reasons().stream()));
        return Stream.concat(result.findings().stream(), ofTargets).toList();
    }

    private static List<LocatedFinding> requireError(List<LocatedFinding> findings) throws MojoFailureException {
        if (findings.stream().noneMatch(LocatedFinding::isError)) {
            throw new MojoFailureException(Messages.nothingToRead(
                    findings.stream().map(LocatedFinding::toString).toList()));
        }
        return findings;
    }

    /** The descriptor that was written for a stack; empty if none could be. */
    Optional<String> text(SynthesizedStack stack) {
        return result.targets().stream()
                .filter(target -> target.stack().equals(Optional.of(stack)))
                .findFirst()
                .flatMap(ImportOutcome::file)
                .map(ImportedFile::text);
    }
}
