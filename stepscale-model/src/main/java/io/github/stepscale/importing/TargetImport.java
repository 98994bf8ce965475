package io.github.stepscale.importing;

import io.github.stepscale.descriptor.ReadResult;
import io.github.stepscale.descriptor.SimulationFile;
import io.github.stepscale.importing.link.LinkedTarget;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.yaml.LocatedFinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A target, imported.
 *
 * @param read the source read as a descriptor; its findings are at the positions and have the paths of the source. Empty
 *     without findings if a descriptor cannot say any of it
 * @param findings on scaling that a descriptor cannot say, and on a proof that failed
 * @param unsayable what a descriptor cannot say, in the order of the source
 * @param reasons why no descriptor is written though the source has no mistake; empty if one is
 * @param file the written descriptor
 */
public record TargetImport(
        ReadResult read,
        List<LocatedFinding> findings,
        List<Unsayable> unsayable,
        List<LocatedFinding> reasons,
        Optional<ImportedFile> file) {
    public TargetImport {
        findings = List.copyOf(findings);
        unsayable = List.copyOf(unsayable);
        reasons = List.copyOf(reasons);
    }

    /**
     * What the source itself does not say.
     *
     * @param sourceName the place that the comments of the file name
     * @param overrides as for a descriptor
     * @param kind of the endpoint, if it is known
     * @param beside a descriptor with what the source does not say
     * @param adopts whether a stack is to take the live resources of the source over
     */
    public record Request(
            String sourceName,
            Map<String, String> overrides,
            Optional<EndpointKind> kind,
            Optional<SimulationFile> beside,
            boolean adopts) {
        /** A request for a descriptor of a stack that makes new resources. */
        public Request(
                String sourceName,
                Map<String, String> overrides,
                Optional<EndpointKind> kind,
                Optional<SimulationFile> beside) {
            this(sourceName, overrides, kind, beside, false);
        }

        public Request {
            overrides = Map.copyOf(overrides);
        }
    }

    /** Imports a target. */
    public static TargetImport of(LinkedTarget target, Request request) {
        return new TargetImporter(target, request).run();
    }
}
