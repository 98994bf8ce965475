package io.github.stepscale.report.load;

import io.github.stepscale.report.load.LoadRun.Latency;
import io.github.stepscale.report.page.Facet;
import io.github.stepscale.report.page.Figures;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The questions that a load run answers, each in a large word and a small one. */
record LoadFacets(LoadRun run, LoadWords words) {

    static List<Facet> of(LoadRun run) {
        LoadFacets facets = new LoadFacets(run, LoadWords.of(run));
        return List.of(facets.answered(), facets.felt(), facets.scaled(), facets.simulated());
    }

    private Facet answered() {
        String done = Figures.number(words.totals().done()) + " of " + words.requests();
        return new Facet(
                "Were they answered?",
                words.answered(),
                done + "; " + words.errors() + "; " + words.late() + "; at most "
                        + Figures.number(words.totals().busiest()) + " a minute");
    }

    private Facet felt() {
        String question = "Did users feel it?";
        return run.latency()
                .map(latency -> new Facet(question, "p99 " + LoadWords.ms(latency.p99()), felt(latency)))
                .orElse(new Facet(question, "unknown", "no answer came"));
    }

    private String felt(Latency latency) {
        return "p50 " + LoadWords.ms(latency.p50()) + ", p95 " + LoadWords.ms(latency.p95()) + ", longest "
                + LoadWords.ms(latency.max()) + words.slowest("; ");
    }

    private Facet scaled() {
        int count = run.activities().size();
        String activities = count == 1 ? "1 scaling activity" : Figures.number(count) + " scaling activities";
        return new Facet(
                "Did it scale in time?",
                words.inService().orElse("unknown"),
                Stream.concat(words.behind().stream(), Stream.of(activities)).collect(Collectors.joining("; ")));
    }

    private Facet simulated() {
        String question = "Was it as simulated?";
        return words.compared()
                .map(simulated -> new Facet(
                        question,
                        simulated.off() == 0
                                ? "throughout"
                                : "in "
                                        + Figures.percentApartFrom(
                                                1 - (double) simulated.off() / simulated.compared(), 1)
                                        + " of the minutes",
                        "another capacity in " + words.difference(simulated)))
                .orElse(new Facet(question, "unknown", "there is nothing to compare"));
    }
}
