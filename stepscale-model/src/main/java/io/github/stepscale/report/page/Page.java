package io.github.stepscale.report.page;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Assembles a self-contained page from its files and parts, with a Content-Security-Policy that allows its scripts and
 * style by their hashes and forbids loading anything.
 */
public final class Page {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z]+)}}");

    private Page() {}

    /**
     * Returns the text of the page.
     *
     * @param parts the parts as markup, by the name of their placeholder: those of every page ({@code title}, {@code head}, {@code verdict},
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

    /** Nothing may be loaded, and only the listed scripts may run. */
    private static String policy(InlineAsset style, InlineAsset library, InlineAsset script) {
        return "default-src 'none'; script-src " + library.source() + " " + script.source() + "; style-src "
                + style.source() + "; base-uri 'none'; form-action 'none'";
    }

    /** Fills all placeholders in one pass: inserted text is not searched again. */
    private static String fill(String page, Map<String, String> parts) {
        return PLACEHOLDER
                .matcher(page)
                .replaceAll((MatchResult place) -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }
}
