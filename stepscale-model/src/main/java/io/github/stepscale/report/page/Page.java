package io.github.stepscale.report.page;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One page, complete in itself: its files and its parts put together, and a policy that names every script and the style by
 * its hash and forbids to load anything.
 */
public final class Page {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

    private Page() {}

    /**
     * The page's text.
     *
     * @param parts by the name of their place, as markup: those of every page ({@code title}, {@code head}, {@code verdict},
     *     {@code facets} and {@code data}) and those of its {@code main}
     */
    public static String of(PageResources resources, Map<String, String> parts) {
        InlineAsset style = InlineAsset.style(resources.style());
        InlineAsset library = InlineAsset.script(PageResources.library());
        InlineAsset script = InlineAsset.script(resources.script());
        Map<String, String> all = new HashMap<>(parts);
        all.put("policy", policy(style, library, script));
        all.put("style", style.content());
        all.put("library", library.content());
        all.put("script", script.content());
        return fill(resources.frame(), all);
    }

    /** Nothing may be loaded, and nothing may run but what is named. */
    private static String policy(InlineAsset style, InlineAsset library, InlineAsset script) {
        return "default-src 'none'; script-src " + library.source() + " " + script.source() + "; style-src "
                + style.source() + "; base-uri 'none'; form-action 'none'";
    }

    /** In one pass: what is put in is not looked at again. */
    private static String fill(String page, Map<String, String> parts) {
        return PLACE.matcher(page)
                .replaceAll((MatchResult place) -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }
}
