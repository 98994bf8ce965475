package io.github.stepscale.report.tuning;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.stepscale.descriptor.DescriptorWriter;
import io.github.stepscale.plan.Interval;
import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.report.page.SafeJson;
import io.github.stepscale.report.simulation.MetricBand;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.tuning.FamilyResult;
import io.github.stepscale.tuning.PolicyRuns;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.space.PolicyFamily;
import java.io.IOException;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The data of the front as JSON: a line for each family, and marks with their steps, their run and their descriptor. */
final class FrontData {
    private static final MathContext DIGITS = new MathContext(6);

    private final TuningRequest request;
    private final TuningResult result;
    private final JsonGenerator json;
    private final Costs costs;
    private final ShortageText shortage;
    private final PolicyRuns policies;
    private final TimelineColumns columns;

    FrontData(TuningRequest request, TuningResult result, JsonGenerator json) {
        this.request = request;
        this.result = result;
        this.json = json;
        this.costs = Costs.of(request, result);
        this.shortage = ShortageText.of(request);
        this.policies = PolicyRuns.of(request);
        this.columns = TimelineColumns.of(policies.parts());
    }

    void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("costs", costs.unit() + "s, paid on the tuning part");
        json.writeStringField("shortage", shortage.label());
        json.writeStringField("units", request.present().target().units());
        number("objective", shortage.shortage().limit());
        json.writeBooleanField("isShare", shortage.shortage().isShare());
        json.writeStringField("objectiveText", "objective " + shortage.limitText());
        number("margin", shortage.margin());
        json.writeStringField("marginText", "margin " + shortage.marginText());
        if (costs.tunedBound().isPresent()) {
            number("bound", costs.tunedBound().getAsDouble());
        }
        number("each", request.service().requestsPerInstance().orElseThrow());
        json.writeNumberField("start", columns.parts().get(0).start().getEpochSecond() / 60);
        json.writeNumberField("column", columns.size());
        json.writeNumberField("tuned", columns.tuned());
        SafeJson.numbers(json, "demand", columns.demand());
        families();
        json.writeArrayFieldStart("points");
        for (DrawnPolicy drawn : DrawnPolicy.of(result)) {
            if (shortage.isFinite(drawn.point().figures())) {
                point(drawn);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void families() throws IOException {
        json.writeArrayFieldStart("families");
        for (FamilyResult family : result.families()) {
            if (!finite(family.front()).isEmpty()) {
                family(family);
            }
        }
        json.writeEndArray();
    }

    /** The whole front as pairs of shortage and cost. */
    private void family(FamilyResult family) throws IOException {
        json.writeStartObject();
        mark(family.family());
        json.writeArrayFieldStart("line");
        for (FrontPoint point : finite(family.front())) {
            json.writeNumber(rounded(shortage.value(point.figures())));
            json.writeNumber(rounded(point.figures().instanceHours()));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private List<FrontPoint> finite(List<FrontPoint> points) {
        return points.stream()
                .filter(point -> shortage.isFinite(point.figures()))
                .toList();
    }

    /** The place of a family among all families decides its mark and colour, so that they are the same on every page. */
    private void mark(PolicyFamily family) throws IOException {
        json.writeStringField("key", family.key());
        json.writeNumberField("mark", family.ordinal());
        json.writeStringField("family", FamilyWords.name(family));
    }

    private void point(DrawnPolicy drawn) throws IOException {
        List<PolicyRuns.Run> runs = policies.of(drawn.candidate());
        Optional<RunFigures> unseen =
                runs.stream().skip(1).map(PolicyRuns.Run::figures).findFirst();
        RunFigures figures = drawn.point().figures();
        json.writeStartObject();
        mark(drawn.family());
        json.writeStringField("role", drawn.role().key());
        number("shortage", shortage.value(figures));
        number("hours", figures.instanceHours());
        if (unseen.filter(shortage::isFinite).isPresent()) {
            json.writeArrayFieldStart("unseen");
            json.writeNumber(rounded(shortage.value(unseen.get())));
            json.writeNumber(rounded(costs.onTunedAxis(unseen.get(), figures.minutes())));
            json.writeEndArray();
        }
        json.writeStringField("numbers", FamilyWords.numbers(drawn.candidate()));
        json.writeArrayFieldStart("facts");
        for (List<String> row : facts(figures, unseen)) {
            texts(row);
        }
        json.writeEndArray();
        ladders(drawn.candidate().plan());
        List<Timeline> timelines = runs.stream().map(PolicyRuns.Run::timeline).toList();
        SafeJson.numbers(json, "capacity", columns.capacity(timelines));
        SafeJson.numbers(json, "short", columns.shortages(timelines));
        json.writeStringField("yaml", yaml(drawn));
        json.writeEndObject();
    }

    /** The whole scaling, under a line that says what it is. */
    private static String yaml(DrawnPolicy drawn) {
        String numbers = FamilyWords.numbers(drawn.candidate());
        return "# " + FamilyWords.name(drawn.family()) + (numbers.isEmpty() ? "" : ": " + numbers)
                + ". Keep traffic, service and objective of your own file.\n"
                + DescriptorWriter.write(drawn.candidate().description());
    }

    /** Rows of a name, the figure of the tuning part, and that of the unseen part if there is one. */
    private List<List<String>> facts(RunFigures figures, Optional<RunFigures> unseen) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(costs.unit() + "s", costs.hours(figures), unseen.map(costs::hours)));
        if (costs.tunedBound().isPresent()) {
            rows.add(row("times hindsight", costs.tunedRatio(figures), unseen.map(costs::unseenRatio)));
        }
        rows.add(row(
                shortage.shortage().isShare() ? "short" : "longest wait",
                shortage.text(figures),
                unseen.map(shortage::text)));
        rows.add(row("objective", kept(figures), unseen.map(found -> shortage.isKept(found) ? "✓ kept" : "✗ missed")));
        return rows;
    }

    private String kept(RunFigures figures) {
        return shortage.isWithinMargin(figures)
                ? "✓ with margin"
                : shortage.isKept(figures) ? "✓ without margin" : "✗ missed";
    }

    private static List<String> row(String name, String tuned, Optional<String> unseen) {
        return Stream.concat(Stream.of(name, tuned), unseen.stream()).toList();
    }

    /** What the rules do at the values of their metrics, from the highest values down. */
    private void ladders(ScalingPlan plan) throws IOException {
        json.writeArrayFieldStart("ladders");
        if (plan.tracking().isPresent()) {
            ladder(plan.tracking().get().describe(), List.of());
        } else {
            for (NumberLine line : NumberLine.of(plan)) {
                ladder(line.title(), MetricBand.of(line));
            }
        }
        json.writeEndArray();
    }

    private void ladder(String title, List<MetricBand> bands) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", title);
        json.writeArrayFieldStart("steps");
        for (int i = bands.size() - 1; i >= 0; i--) {
            MetricBand band = bands.get(i);
            json.writeStartArray();
            json.writeString(values(band.interval()));
            json.writeString(band.text());
            json.writeString(band.kind().key());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** By the lower bound, since what is above it has a rung of its own. */
    private static String values(Interval interval) {
        return interval.lower()
                .map(bound -> (interval.lowerIncluded() ? "≥ " : "> ") + PlainNumbers.text(bound))
                .or(() -> interval.upper()
                        .map(bound -> (interval.upperIncluded() ? "≤ " : "< ") + PlainNumbers.text(bound)))
                .orElse("any value");
    }

    private void texts(List<String> texts) throws IOException {
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private void number(String field, double value) throws IOException {
        json.writeFieldName(field);
        json.writeNumber(rounded(value));
    }

    private static String rounded(double value) {
        return PlainNumbers.text(PlainNumbers.decimal(value).round(DIGITS));
    }
}
