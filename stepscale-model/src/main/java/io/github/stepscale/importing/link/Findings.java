package io.github.stepscale.importing.link;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.SourcePosition;
import io.github.stepscale.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects findings at the nodes of a source. */
final class Findings {
    private static final Comparator<LocatedFinding> BY_POSITION =
            Comparator.comparingInt(LocatedFinding::line).thenComparingInt(LocatedFinding::column);

    private final List<LocatedFinding> found = new ArrayList<>();

    /** Adds what AWS refuses, or what can never act. */
    void error(YamlNode node, String id, String problem, String fix) {
        add(node, Severity.ERROR, id, problem, fix);
    }

    /** Adds what AWS accepts, and what does not do what it seems to do. */
    void warning(YamlNode node, String id, String problem, String fix) {
        add(node, Severity.WARNING, id, problem, fix);
    }

    /** Adds what is worth knowing. */
    void info(YamlNode node, String id, String problem, String fix) {
        add(node, Severity.INFO, id, problem, fix);
    }

    void add(YamlNode node, Severity severity, String id, String problem, String fix) {
        add(node.position(), node.path(), severity, id, problem, fix);
    }

    /** Adds the mistake that a property is absent, at the properties where it is needed. */
    void missing(YamlNode.Mapping properties, String name, String id, String problem, String fix) {
        add(properties.position(), properties.path() + "." + name, Severity.ERROR, id, problem, fix);
    }

    private void add(SourcePosition position, String path, Severity severity, String id, String problem, String fix) {
        found.add(LocatedFinding.at(position, new Finding(id, severity, path, problem, fix)));
    }

    /** In the order of the source; those of one position in the order in which they were found. */
    List<LocatedFinding> inOrder() {
        return found.stream().sorted(BY_POSITION).toList();
    }
}
