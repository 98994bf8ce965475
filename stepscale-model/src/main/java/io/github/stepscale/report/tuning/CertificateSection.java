package io.github.stepscale.report.tuning;

import io.github.stepscale.report.page.Markup;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.tuning.certificate.CertifiedRun;
import io.github.stepscale.tuning.certificate.TuningCertificate;
import java.util.ArrayList;
import java.util.List;

/** The figures of the certificate. */
final class CertificateSection {
    private CertificateSection() {}

    static String of(TuningRequest request, TuningResult result) {
        return result.certificate()
                .map(certificate -> new Markup()
                        .table(List.of("what", "figure"), rows(request, result, certificate))
                        .toString())
                .orElseGet(() -> new Markup()
                        .element("p", "Nothing was chosen, so there is no certificate.")
                        .toString());
    }

    private static List<List<String>> rows(TuningRequest request, TuningResult result, TuningCertificate certificate) {
        String unit = Costs.of(request, result).unit();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("tuning part, predicted", outcome(certificate.tuned(), unit)));
        certificate.unseen().ifPresent(run -> rows.add(List.of("unseen part", outcome(run, unit))));
        rows.add(List.of("all traffic in one run", outcome(certificate.whole(), unit)));
        rows.add(List.of("seed of the resampling", String.valueOf(certificate.seed())));
        rows.add(List.of("margin", PlainNumbers.text(certificate.margin()) + " of the objective"));
        rows.add(List.of("SHA-256 of the traffic", certificate.whole().traffic().sha256()));
        return rows;
    }

    private static String outcome(CertifiedRun run, String unit) {
        return ReadableNumbers.of(run.instanceHours(), unit) + "; the objective is "
                + (run.keepsObjective() ? "kept" : "missed");
    }
}
