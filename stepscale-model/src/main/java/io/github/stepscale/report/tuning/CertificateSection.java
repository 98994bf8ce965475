package io.github.stepscale.report.tuning;

import io.github.stepscale.report.page.Markup;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.tuning.TuningCertificate;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.TuningResult;
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
        Costs costs = Costs.of(request, result);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "tuning part, predicted",
                costs.tuned(certificate.tuned()) + "; " + ShortageText.sentence(certificate.tuned())));
        certificate
                .unseen()
                .ifPresent(figures -> rows.add(
                        List.of("unseen part", costs.unseen(figures) + "; " + ShortageText.sentence(figures))));
        rows.add(List.of(
                "all traffic in one run",
                costs.text(certificate.whole()) + "; " + ShortageText.sentence(certificate.whole())));
        rows.add(List.of("seed of the resampling", String.valueOf(certificate.seed())));
        rows.add(List.of("margin", PlainNumbers.text(certificate.margin()) + " of the objective"));
        rows.add(List.of("SHA-256 of the traffic", certificate.traceSha256()));
        return rows;
    }
}
