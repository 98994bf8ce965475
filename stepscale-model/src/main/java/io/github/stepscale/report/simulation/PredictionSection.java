package io.github.stepscale.report.simulation;

import io.github.stepscale.accuracy.UtilizationClass;
import io.github.stepscale.report.page.Markup;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.ReadableNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Says how good the simulated latency of a run is: the known errors, and the share of the requests that each concerns. */
final class PredictionSection {
    private final Map<UtilizationClass, Double> shares;
    private final double saturation;
    private final boolean quantiles;
    private final String unit;

    private PredictionSection(Map<UtilizationClass, Double> shares, double saturation, boolean quantiles, String unit) {
        this.shares = shares;
        this.saturation = saturation;
        this.quantiles = quantiles;
        this.unit = unit;
    }

    /** The section as markup; nothing if latency is unknown. */
    static String of(Service service, String unit, Timeline timeline) {
        return service.responseCurve()
                .map(curve -> {
                    double saturation = service.effectiveSaturation().orElseThrow();
                    return new PredictionSection(
                                    shares(timeline, saturation),
                                    saturation,
                                    !curve.quantiles().isEmpty(),
                                    unit)
                            .markup();
                })
                .orElse("");
    }

    /** The share of all requests in minutes of each class. Requests without an instance in service are in none. */
    private static Map<UtilizationClass, Double> shares(Timeline timeline, double saturation) {
        Map<UtilizationClass, Double> shares = new EnumMap<>(UtilizationClass.class);
        for (UtilizationClass utilization : UtilizationClass.values()) {
            shares.put(utilization, 0.0);
        }
        double total = timeline.trace().total();
        for (int minute = 0; minute < timeline.minutes(); minute++) {
            double arrived = timeline.trace().requests(minute);
            int running = timeline.running(minute);
            if (running > 0 && arrived > 0) {
                shares.merge(UtilizationClass.of(arrived / (running * saturation)), arrived / total, Double::sum);
            }
        }
        return shares;
    }

    private String markup() {
        Markup out = new Markup()
                .open("section", "aria-labelledby", "prediction-title")
                .line()
                .element("h2", "How good the latency is", "id", "prediction-title")
                .line();
        sentences()
                .forEach(
                        sentence -> out.element("p", sentence, "class", "prose").line());
        out.open("div", "id", "prediction")
                .table(headings(), rows())
                .close("div")
                .line();
        out.element(
                        "p",
                        "Utilization is what arrives, divided by what can be served at most. The errors are relative, of the"
                                + " value of a minute, against discrete-event simulations with random arrivals, five for each minute: half of"
                                + " the minutes / nine of ten are at most as far off. What the curve and the traffic have"
                                + " of errors comes on top.",
                        "class",
                        "small prose")
                .line();
        return out.close("section").line().toString();
    }

    private List<String> sentences() {
        UtilizationClass calm = UtilizationClass.BELOW_70;
        String first = share(shares.getOrDefault(calm, 0.0))
                + " of the requests of this run arrive at a utilization below 0.7, of the "
                + ReadableNumbers.of(saturation, "request") + " a minute that one " + unit
                + " can serve at most. There the simulated mean latency of a minute is " + within(calm.mean()) + ".";
        return List.of(first, busy());
    }

    private String busy() {
        double share = shares.getOrDefault(UtilizationClass.FROM_90, 0.0)
                + shares.getOrDefault(UtilizationClass.ABOVE_100, 0.0);
        return share == 0
                ? "None arrives above 0.9, where a prediction would be rough."
                : share(share) + " arrive above 0.9, where it is only " + within(UtilizationClass.FROM_90.mean())
                        + ": there the page shows that requests are slow, not precisely how slow.";
    }

    private static String within(UtilizationClass.Spread error) {
        return "within " + error.median() + " % in half of the minutes, and within " + error.ninety()
                + " % in nine of ten";
    }

    private static String share(double share) {
        return ReadableNumbers.percent(share);
    }

    private List<String> headings() {
        List<String> headings =
                new ArrayList<>(List.of("utilization", "requests of this run", "error of the mean latency"));
        if (quantiles) {
            headings.add("of the p95");
        }
        headings.add("of the concurrency");
        return headings;
    }

    private List<List<String>> rows() {
        return Arrays.stream(UtilizationClass.values()).map(this::row).toList();
    }

    private List<String> row(UtilizationClass error) {
        List<String> cells =
                new ArrayList<>(List.of(error.range(), share(shares.getOrDefault(error, 0.0)), text(error.mean())));
        if (quantiles) {
            cells.add(text(error.p95()));
        }
        cells.add(text(error.concurrency()));
        return cells;
    }

    private static String text(UtilizationClass.Spread error) {
        return error.median() + " % / " + error.ninety() + " %";
    }
}
