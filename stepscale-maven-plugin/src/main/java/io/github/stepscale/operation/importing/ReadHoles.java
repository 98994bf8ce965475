package io.github.stepscale.operation.importing;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.text.Sentences;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.SourcePosition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Reads parts that an import can do without. What cannot be read is a finding that names the permission. For use by several
 * threads.
 */
final class ReadHoles {
    private static final String UNREAD = "T60";

    private final SourcePosition place;
    private final Map<Part, LocatedFinding> findings = new ConcurrentHashMap<>();

    /** @param region the place of the findings */
    ReadHoles(String region) {
        place = SourcePosition.of(region);
    }

    /**
     * A part of live resources.
     *
     * @param consequence such as {@code The scheduled actions are not imported}
     * @param permission to grant
     * @param severity of the finding where it is not read
     */
    record Part(String consequence, String permission, Severity severity) {

        /** A part without which what is imported is not what runs. */
        static Part warning(String consequence, String permission) {
            return new Part(consequence, permission, Severity.WARNING);
        }

        /** A part that does not scale. */
        static Part info(String consequence, String permission) {
            return new Part(consequence, permission, Severity.INFO);
        }
    }

    /**
     * Reads a part; empty if it cannot be read.
     *
     * @throws AwsException if no other request can succeed either, such as with expired credentials
     */
    <T> Optional<T> read(Part part, Supplier<T> request) {
        try {
            return Optional.of(request.get());
        } catch (AwsException refused) {
            switch (refused.kind()) {
                case ACCESS_DENIED, REFUSED, SERVICE, NOT_FOUND, THROTTLED ->
                    findings.putIfAbsent(part, LocatedFinding.at(place, finding(part, refused)));
                default -> throw refused;
            }
            return Optional.empty();
        }
    }

    private static Finding finding(Part part, AwsException refused) {
        String fix = refused.kind() == AwsException.Kind.ACCESS_DENIED
                ? "Grant the caller " + part.permission() + ", then import again"
                : "Run the same command again later";
        return new Finding(
                UNREAD, part.severity(), "", Sentences.end(refused.getMessage()) + " " + part.consequence(), fix);
    }

    /** One for each part that was not read, whichever failed first. */
    List<LocatedFinding> findings() {
        return findings.values().stream()
                .sorted(Comparator.comparing(LocatedFinding::toString))
                .toList();
    }
}
