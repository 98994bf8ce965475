package io.github.stepscale.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The files that the page is made of. */
final class PageResources {
    /** In the order in which they need each other. */
    private static final List<String> SCRIPTS = List.of(
            "text.js",
            "model.js",
            "sample.js",
            "paint.js",
            "axes.js",
            "chart.js",
            "strips.js",
            "readout.js",
            "view.js",
            "controls.js",
            "main.js");

    private PageResources() {}

    static String page() {
        return read("page.html");
    }

    static String style() {
        return read("uplot/uPlot.min.css") + "\n" + read("page.css");
    }

    /** The chart library, with its licence, which asks to be kept with every copy. */
    static String library() {
        return "/*\n" + read("uplot/LICENSE").strip() + "\n*/\n" + read("uplot/uPlot.iife.min.js");
    }

    static String script() {
        return SCRIPTS.stream().map(PageResources::read).collect(Collectors.joining("\n", "'use strict';\n", ""));
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
