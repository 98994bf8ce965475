package io.github.stepscale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads the reports that the tests of both modules left: who looks for a failure in a log must not find any in a green one. */
class TestReportsIT {
    private static final List<Path> REPORTS = List.of(
            Path.of("target", "surefire-reports"), Path.of("..", "stepscale-model", "target", "surefire-reports"));

    private static final Pattern FRAME = Pattern.compile("(?m)^\\s+at [\\w.$/<>@-]+\\(.*\\)$");

    /** What stands in place of a reason that was not given. */
    private static final Pattern NO_REASON =
            Pattern.compile("\\s*|.*Assumption failed:? *(assumption is not (true|false))?|.* is @Disabled");

    private static List<Element> elements(String name) throws Exception {
        List<Element> elements = new ArrayList<>();
        for (Path report : reports()) {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
            NodeList found = document.getElementsByTagName(name);
            IntStream.range(0, found.getLength())
                    .mapToObj(found::item)
                    .map(Element.class::cast)
                    .forEach(elements::add);
        }
        return elements;
    }

    private static List<Path> reports() throws IOException {
        List<Path> reports = new ArrayList<>();
        for (Path folder : REPORTS) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(file -> file.getFileName().toString().matches("TEST-.*[.]xml"))
                            .forEach(reports::add);
                }
            }
        }
        return reports;
    }

    @Test
    void testsHaveRun() throws IOException {
        assertThat(reports()).isNotEmpty();
    }

    @Test
    void greenTestsPrintNoStackTraces() throws Exception {
        for (String output : List.of("system-out", "system-err")) {
            assertThat(elements(output))
                    .allSatisfy(element -> assertThat(element.getTextContent())
                            .as(
                                    "%s of %s",
                                    output,
                                    element.getParentNode().getAttributes().getNamedItem("name"))
                            .doesNotContainPattern(FRAME));
        }
    }

    @Test
    void everySkippedTestNamesItsReason() throws Exception {
        assertThat(elements("skipped"))
                .allSatisfy(skipped -> assertThat(reason(skipped))
                        .as(
                                "why %s was skipped",
                                skipped.getParentNode().getAttributes().getNamedItem("name"))
                        .doesNotMatch(NO_REASON));
    }

    /** A disabled test has it as an attribute, an assumption as the first line of its exception. */
    private static String reason(Element skipped) {
        return skipped.getAttribute("message")
                + skipped.getTextContent().lines().findFirst().orElse("");
    }
}
