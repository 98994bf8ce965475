package io.github.stepscale.report.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The resource files of a page, in addition to those of every page.
 *
 * @param main the file between the top and the scripts, with placeholders for its parts
 * @param fragments the files that stand where {@code main} names them in braces, such as {@code {{chart}}}
 * @param styles the styles, after those of every page
 * @param scripts the scripts, after those of every page, in order of dependency
 */
public record PageResources(
        PageFile main, Map<String, PageFile> fragments, List<PageFile> styles, List<PageFile> scripts) {
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
        fragments = Map.copyOf(fragments);
        styles = List.copyOf(styles);
        scripts = List.copyOf(scripts);
    }

    /** Lists files of one package. */
    public PageResources(Class<?> owner, String main, List<String> styles, List<String> scripts) {
        this(new PageFile(owner, main), Map.of(), PageFile.all(owner, styles), PageFile.all(owner, scripts));
    }

    /** The frame of every page with {@code main} of this page and its fragments in it; parts are placeholders. */
    String frame() {
        String frame = every("frame.html").replace("{{main}}", main.text().strip());
        for (Map.Entry<String, PageFile> fragment : fragments.entrySet()) {
            frame = frame.replace(
                    "{{" + fragment.getKey() + "}}", fragment.getValue().text().strip());
        }
        return frame.replace("{{moves}}", every("moves.html").strip());
    }

    String style() {
        return all(SHARED_STYLES, styles).collect(Collectors.joining("\n"));
    }

    /** The chart library, with its licence, which must be kept with every copy. */
    static String library() {
        return "/*\n" + every("uplot/LICENSE").strip() + "\n*/\n" + every("uplot/uPlot.iife.min.js");
    }

    String script() {
        return all(SHARED_SCRIPTS, scripts).collect(Collectors.joining("\n", "'use strict';\n", ""));
    }

    private static Stream<String> all(List<String> shared, List<PageFile> own) {
        return Stream.concat(
                shared.stream().map(PageResources::every), own.stream().map(PageFile::text));
    }

    private static String every(String name) {
        return new PageFile(EVERY_PAGE, name).text();
    }
}
