package io.github.stepscale.report.tuning;

import io.github.stepscale.tuning.certificate.TuningCertificate;
import io.github.stepscale.yaml.LocatedFinding;
import java.util.List;
import java.util.Optional;

/**
 * The result of reading a certificate.
 *
 * @param certificate the content of the file; empty if it has mistakes
 * @param findings all mistakes in the order of the file
 */
public record CertificateReadResult(Optional<TuningCertificate> certificate, List<LocatedFinding> findings) {
    public CertificateReadResult {
        findings = List.copyOf(findings);
    }
}
