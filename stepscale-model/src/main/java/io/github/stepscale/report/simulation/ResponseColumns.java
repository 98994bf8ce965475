package io.github.stepscale.report.simulation;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.PlainNumbers;
import java.util.List;

/** The columns of a timeline about latency and concurrency, each after a comma. Without instances all but the last are empty. */
final class ResponseColumns {
    private final Timeline.Response response;
    private final List<LatencyQuantile> quantiles;

    ResponseColumns(Timeline.Response response) {
        this.response = response;
        this.quantiles = List.copyOf(response.quantiles());
    }

    void heading(StringBuilder text) {
        text.append(",concurrency,throughput,latencyMeanMs");
        for (LatencyQuantile quantile : quantiles) {
            text.append(",latency").append(quantile.name()).append("Ms");
        }
        text.append(",timedOut");
    }

    void row(StringBuilder text, int minute) {
        number(text, response.concurrency(minute));
        number(text, response.throughput(minute));
        number(text, response.latencyMeanMs(minute));
        for (LatencyQuantile quantile : quantiles) {
            number(text, response.latencyMs(quantile, minute));
        }
        number(text, response.timedOut(minute));
    }

    private static void number(StringBuilder text, double number) {
        text.append(',').append(Double.isNaN(number) ? "" : PlainNumbers.text(number));
    }
}
