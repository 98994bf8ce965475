package io.github.stepscale.synth.tuning;

import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.report.advice.Advice;
import io.github.stepscale.report.tuning.TuningNotes;
import io.github.stepscale.traffic.TraceFile;
import io.github.stepscale.tuning.Tuning;
import io.github.stepscale.tuning.TuningEnvironment;
import io.github.stepscale.tuning.TuningOptions;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.tuning.search.ProgressListener;
import io.github.stepscale.tuning.search.Workers;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Violation;
import io.github.stepscale.yaml.LocatedFinding;
import java.util.List;
import java.util.Optional;

/**
 * One descriptor to tune.
 *
 * @param descriptor the content of the descriptor, with the options that replace values of it
 * @param text the same descriptor as the user wrote it, which is changed key by key
 * @param traffic the traffic, and what its reader assumed
 * @param options the options of the search
 * @param folder the path from the folder of the tuned descriptor to the one of the present descriptor, such as
 *     {@code ../../..}; empty for the same folder. The files that the descriptor names stay where they are
 */
public record TuningJob(Descriptor descriptor, String text, TraceFile traffic, TuningOptions options, String folder) {

    /** Tunes one policy after the other, without telling how far it is. */
    public TuningOutcome run() {
        return run(Workers.SEQUENTIAL, ProgressListener.NONE);
    }

    /**
     * Tunes. The texts depend on this job alone, unless the listener ends the search.
     *
     * @param workers run the simulations
     * @param progress hears how far the search is, and may end it
     */
    public TuningOutcome run(Workers workers, ProgressListener progress) {
        try {
            return new TuningOutcome(Optional.of(files(workers, progress)), List.of());
        } catch (InvalidValueException invalid) {
            return TuningOutcome.failed(descriptor.sources(), invalid);
        }
    }

    /** What a descriptor lacks for a tuning, apart from traffic, each with the place where it belongs. */
    public static List<LocatedFinding> missing(Descriptor descriptor) {
        List<Violation> missing =
                TuningRequest.missing(descriptor.scaling(), descriptor.service(), descriptor.objective());
        return missing.isEmpty()
                ? List.of()
                : TuningOutcome.failed(descriptor.sources(), new InvalidValueException(missing))
                        .findings();
    }

    /**
     * What is searched for.
     *
     * @throws InvalidValueException if nothing can be tuned; with all reasons
     */
    public TuningRequest request() {
        return new TuningRequest(
                descriptor.scaling(), descriptor.service(), descriptor.objective(), traffic.trace(), options);
    }

    private TunedFiles files(Workers workers, ProgressListener progress) {
        TunedDescriptor tuned = TunedDescriptor.of(text, descriptor.scaling(), folder);
        TuningRequest request = request();
        TuningEnvironment environment = new TuningEnvironment(workers, progress, DeployableCheck.of(descriptor));
        TuningResult result = Tuning.run(request, environment);
        // The advice needs another search, and whoever stopped this one does not wait for it.
        Advice advice = result.complete() ? PresentAdvice.of(this, workers) : Advice.NONE;
        TuningNotes notes = new TuningNotes(traffic.notes(), advice);
        return new TunedFiles(result, new TunedTexts(tuned, request, environment, notes).of(result));
    }
}
