package io.github.stepscale.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that a page is made of, beside those of every page.
 *
 * @param main what stands between the top and the scripts, with places for its parts
 * @param styles after that of the chart library
 * @param scripts after the chart library, in the order in which they need each other
 */
record PageResources(String main, List<String> styles, List<String> scripts) {
    static final PageResources SIMULATION = new PageResources(
            "simulation.html",
            List.of("page.css"),
            scripts("model.js", "shortage.js", "chart.js", "simulation-strips.js", "simulation-readout.js", "main.js"));

    static final PageResources LOAD = new PageResources(
            "load.html",
            List.of("page.css", "load.css"),
            scripts(
                    "load-model.js",
                    "load-lines.js",
                    "load-panels.js",
                    "load-strips.js",
                    "load-readout.js",
                    "load-main.js"));

    PageResources {
        styles = List.copyOf(styles);
        scripts = List.copyOf(scripts);
    }

    /** That of every page around this one's {@code main}, which may have places like it. */
    String frame() {
        return read("frame.html").replace("{{main}}", read(main).strip());
    }

    String style() {
        return Stream.concat(Stream.of("uplot/uPlot.min.css"), styles.stream())
                .map(PageResources::read)
                .collect(Collectors.joining("\n"));
    }

    /** The chart library, with its licence, which asks to be kept with every copy. */
    static String library() {
        return "/*\n" + read("uplot/LICENSE").strip() + "\n*/\n" + read("uplot/uPlot.iife.min.js");
    }

    String script() {
        return scripts.stream().map(PageResources::read).collect(Collectors.joining("\n", "'use strict';\n", ""));
    }

    /** Those that every page has, and its own. */
    private static List<String> scripts(String... own) {
        Stream<String> shared = Stream.of(
                "text.js",
                "runs.js",
                "sample.js",
                "paint.js",
                "axes.js",
                "panel.js",
                "strips.js",
                "readout.js",
                "view.js",
                "controls.js",
                "page.js");
        return Stream.concat(shared, Stream.of(own)).toList();
    }

    private static String read(String name) {
        try (InputStream in = PageResources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + name, unreadable);
        }
    }
}
