package io.github.stepscale.synth.tuning;

import io.github.stepscale.report.tuning.CertificateJson;
import io.github.stepscale.report.tuning.FrontCsv;
import io.github.stepscale.report.tuning.TuningNotes;
import io.github.stepscale.report.tuning.TuningReport;
import io.github.stepscale.report.tuning.TuningSummaryJson;
import io.github.stepscale.tuning.TunedNeighbours;
import io.github.stepscale.tuning.TuningEnvironment;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.tuning.TuningVerdict;
import io.github.stepscale.tuning.search.FrontPoint;
import java.util.LinkedHashMap;
import java.util.Map;

/** The content of the files of a tuning. */
record TunedTexts(TunedDescriptor descriptor, TuningRequest request, TuningEnvironment environment, TuningNotes notes) {

    /** By the names of the files. Without a policy that qualifies there is nothing to deploy, and nothing to check later. */
    Map<String, String> of(TuningResult result) {
        Map<String, String> texts = new LinkedHashMap<>();
        result.choice().ifPresent(choice -> texts.put(TunedFiles.DESCRIPTOR, descriptor(result.verdict(), choice)));
        texts.put(TunedFiles.REPORT, TuningReport.of(request, result, notes));
        texts.put(TunedFiles.FRONT, FrontCsv.of(result));
        if (result.choice().isPresent()) {
            texts.put(TunedFiles.SUMMARY, TuningSummaryJson.of(request, result));
        }
        result.certificate()
                .ifPresent(certificate -> texts.put(TunedFiles.CERTIFICATE, CertificateJson.of(certificate)));
        return texts;
    }

    private String descriptor(TuningVerdict verdict, FrontPoint choice) {
        return descriptor.with(
                choice.candidate().description(),
                verdict == TuningVerdict.CHANGE
                        ? NumberReasons.of(
                                request, choice, TunedNeighbours.of(request, environment, choice.candidate()))
                        : Map.of());
    }
}
