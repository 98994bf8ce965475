package io.github.stepscale.report;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Replay;
import io.github.stepscale.simulation.Service;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A replay as one page: HTML that is also well-formed XML, complete in itself, and forbidden by its own policy to load
 * anything. The words are there without scripts too; only the chart needs them.
 */
public final class HtmlReport {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

    private HtmlReport() {}

    /**
     * The page; the same for the same values.
     *
     * @param findings what lint found, in its order
     */
    public static String of(
            ScalingPlan plan, Service service, Objective objective, Replay replay, List<Finding> findings) {
        List<Contestant> contestants = Contestants.of(plan, service, objective, replay);
        Inline style = Inline.style(PageResources.style());
        Inline library = Inline.script(PageResources.library());
        Inline script = Inline.script(PageResources.script());
        return fill(
                PageResources.page(),
                Map.ofEntries(
                        Map.entry("policy", policy(style, library, script)),
                        Map.entry("title", Sections.text(plan.scaling().stackName())),
                        Map.entry("style", style.content()),
                        Map.entry("head", Sections.head(plan, replay.trace())),
                        Map.entry("verdict", Sections.verdict(Verdict.of(plan, service, objective, replay))),
                        Map.entry("facets", Sections.facets(new Facets(plan, service, objective, replay).all())),
                        Map.entry("ladders", Sections.ladders(NumberLine.of(plan))),
                        Map.entry("table", Sections.table(CandidateTable.of(plan, service, objective, replay))),
                        Map.entry("findings", Sections.findings(findings)),
                        Map.entry("assumptions", Sections.assumptions(Assumptions.of(plan, service))),
                        Map.entry("events", Sections.events(replay.policy().timeline())),
                        Map.entry("data", ChartData.json(plan, service, replay.trace(), contestants)),
                        Map.entry("library", library.content()),
                        Map.entry("script", script.content())));
    }

    /** Nothing may be loaded, and nothing may run but what is named. */
    private static String policy(Inline style, Inline library, Inline script) {
        return "default-src 'none'; script-src " + library.source() + " " + script.source() + "; style-src "
                + style.source() + "; base-uri 'none'; form-action 'none'";
    }

    /** In one pass: what is put in is not looked at again. */
    private static String fill(String page, Map<String, String> parts) {
        return PLACE.matcher(page)
                .replaceAll((MatchResult place) -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }
}
