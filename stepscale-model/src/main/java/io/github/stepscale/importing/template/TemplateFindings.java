package io.github.stepscale.importing.template;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.SourceMap;
import io.github.stepscale.yaml.SourcePosition;
import io.github.stepscale.yaml.YamlNode;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with a template, and what is not known of it. */
final class TemplateFindings {
    static final String NOT_A_TEMPLATE = "T01";
    static final String NO_SCALING = "T02";
    static final String UNKNOWN_VALUE = "T03";
    static final String UNRESOLVED_FUNCTION = "T04";
    static final String REFERENCE_TO_NOTHING = "T05";
    static final String UNUSED_PARAMETER = "T06";
    static final String MISUSED_FUNCTION = "T07";
    static final String CYCLE = "T08";
    static final String TOO_LARGE = "T09";
    static final String CONDITION_FALSE = "T10";
    static final String CONDITION_UNKNOWN = "T11";
    static final String UNKNOWN_PARAMETER = "T12";
    static final String SUB_FORGOTTEN = "T13";
    static final String MACRO = "T14";

    private final String file;
    private final MistakeCollector mistakes = new MistakeCollector();

    TemplateFindings(String file) {
        this.file = file;
    }

    /** For readers of the form alone. */
    MistakeCollector mistakes() {
        return mistakes;
    }

    /** Adds a finding about a node. */
    void add(YamlNode node, String id, Severity severity, String sentence, String fix) {
        add(node.position(), node.path(), id, severity, sentence, fix);
    }

    /** Adds a finding. */
    void add(SourcePosition position, String path, String id, Severity severity, String sentence, String fix) {
        mistakes.addAt(position, new Finding(id, severity, path, sentence, fix));
    }

    /** In the order of the template. */
    List<LocatedFinding> located() {
        return mistakes.located(new SourceMap(file, Map.of()));
    }
}
