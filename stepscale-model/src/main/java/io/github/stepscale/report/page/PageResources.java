package io.github.stepscale.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The resource files of a page, in addition to those of every page.
 *
 * @param owner the class whose package holds them
 * @param main the file between the top and the scripts, with placeholders for its parts
 * @param styles the styles, after those of every page
 * @param scripts the scripts, after those of every page, in order of dependency
 */
public record PageResources(Class<?> owner, String main, List<String> styles, List<String> scripts) {
    private static final Class<?> EVERY_PAGE = PageResources.class;
    private static final List<String> SHARED_STYLES = List.of("uplot/uPlot.min.css", "page.css");
    private static final List<String> SHARED_SCRIPTS = List.of(
            "text.js",
            "runs.js",
            "sample.js",
            "series.js",
            "paint.js",
            "lines.js",
            "axes.js",
            "panel.js",
            "strips.js",
            "readout.js",
            "view.js",
            "controls.js",
            "page.js");

    public PageResources {
        styles = List.copyOf(styles);
        scripts = List.copyOf(scripts);
    }

    /** The frame of every page with {@code main} of this page and the buttons of its chart in it; parts are placeholders. */
    String frame() {
        return read(EVERY_PAGE, "frame.html")
                .replace("{{main}}", read(owner, main).strip())
                .replace("{{moves}}", read(EVERY_PAGE, "moves.html").strip());
    }

    String style() {
        return all(SHARED_STYLES, styles).collect(Collectors.joining("\n"));
    }

    /** The chart library, with its licence, which must be kept with every copy. */
    static String library() {
        return "/*\n" + read(EVERY_PAGE, "uplot/LICENSE").strip() + "\n*/\n"
                + read(EVERY_PAGE, "uplot/uPlot.iife.min.js");
    }

    String script() {
        return all(SHARED_SCRIPTS, scripts).collect(Collectors.joining("\n", "'use strict';\n", ""));
    }

    private Stream<String> all(List<String> shared, List<String> own) {
        return Stream.concat(
                shared.stream().map(name -> read(EVERY_PAGE, name)),
                own.stream().map(name -> read(owner, name)));
    }

    private static String read(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + name, unreadable);
        }
    }
}
