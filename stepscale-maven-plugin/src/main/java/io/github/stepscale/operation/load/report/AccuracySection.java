package io.github.stepscale.operation.load.report;

import io.github.stepscale.accuracy.Accuracy;
import io.github.stepscale.accuracy.Prediction;
import io.github.stepscale.accuracy.Prediction.Observation;
import io.github.stepscale.accuracy.PredictionError;
import io.github.stepscale.report.page.Markup;
import io.github.stepscale.text.ReadableNumbers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Renders how well the simulated latency and metrics meet the observed ones; nothing if none were simulated. */
final class AccuracySection {
    private static final String TITLE = "accuracy-title";
    private static final List<String> HEADINGS = List.of(
            "relative error",
            "minutes",
            "half within",
            "9 of 10 within",
            "minutes below " + Accuracy.LOAD + " of saturation",
            "half within",
            "9 of 10 within",
            "left out");
    private static final String NOTE =
            "Each minute counts once, also while the capacity changes: the simulated latency is that of the simulated"
                    + " capacity, and so is saturation. Latency at the client includes the network and the wait to be"
                    + " sent; ModelLatency does not. Left out are partial minutes and those without an observed or a"
                    + " simulated value. The newest datapoints of CloudWatch may be incomplete and count as not observed.";

    private AccuracySection() {}

    static String of(LoadRun run) {
        List<List<String>> rows = run.predictions().stream()
                .flatMap(prediction -> prediction.observations().stream().map(observed -> row(prediction, observed)))
                .toList();
        return rows.isEmpty()
                ? ""
                : new Markup()
                        .open("section", "aria-labelledby", TITLE, "class", "figures")
                        .line()
                        .element("h2", "How good the simulation was", "id", TITLE)
                        .line()
                        .table(HEADINGS, rows)
                        .line()
                        .element("p", NOTE)
                        .line()
                        .close("section")
                        .toString();
    }

    private static List<String> row(Prediction prediction, Observation observed) {
        Accuracy accuracy = observed.accuracy();
        return Stream.of(
                        Stream.of(prediction.name() + " " + observed.source()),
                        error(accuracy.all()),
                        error(accuracy.belowSaturation()),
                        Stream.of(leftOut(accuracy)))
                .flatMap(part -> part)
                .toList();
    }

    private static Stream<String> error(Optional<PredictionError> error) {
        return error.map(known -> Stream.of(ReadableNumbers.of(known.minutes()), known.medianText(), known.p90Text()))
                .orElseGet(() -> Stream.of("0", ReadableNumbers.NONE, ReadableNumbers.NONE));
    }

    private static String leftOut(Accuracy accuracy) {
        String text = accuracy.leftOut();
        return text.isEmpty() ? "none" : text;
    }
}
