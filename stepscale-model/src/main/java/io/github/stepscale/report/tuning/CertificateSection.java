package io.github.stepscale.report.tuning;

import io.github.stepscale.report.page.Markup;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.text.Timestamps;
import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.tuning.certificate.CertifiedRun;
import io.github.stepscale.tuning.certificate.TuningCertificate;
import java.util.ArrayList;
import java.util.List;

/** The figures of the certificate. */
final class CertificateSection {
    private static final List<String> HEADINGS =
            List.of("traffic", "from", "minutes", "hours", "x hindsight", "above capacity", "objective");

    private CertificateSection() {}

    static String of(TuningResult result) {
        return result.certificate()
                .map(CertificateSection::markup)
                .orElseGet(() -> new Markup()
                        .element("p", "Nothing was chosen, so there is no certificate.")
                        .toString());
    }

    private static String markup(TuningCertificate certificate) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("tuning part", certificate.tuned()));
        certificate.unseen().ifPresent(run -> rows.add(row("unseen part", run)));
        rows.add(row("all in one run", certificate.whole()));
        return new Markup()
                .table(HEADINGS, rows)
                .list(List.of(
                        "Plan: SHA-256 " + certificate.choice().plan().sha256() + ".",
                        "All traffic: SHA-256 " + certificate.whole().traffic().sha256() + ".",
                        "Margin " + PlainNumbers.text(certificate.margin()) + " of the objective, seed "
                                + certificate.seed() + ", made with stepscale "
                                + certificate.versions().stepscale() + "."))
                .toString();
    }

    private static List<String> row(String name, CertifiedRun run) {
        return List.of(
                name,
                Timestamps.plainMinute(run.traffic().start()),
                ReadableNumbers.of(run.traffic().minutes()),
                ReadableNumbers.of(run.instanceHours()),
                ReadableNumbers.orNone(run.ratio()),
                run.excessFraction().isPresent()
                        ? ReadableNumbers.percent(run.excessFraction().getAsDouble(), 4)
                        : ReadableNumbers.NONE,
                run.keepsObjective() ? "✓ kept" : "✗ missed");
    }
}
