package io.github.stepscale.importing.template;

import io.github.stepscale.importing.source.ScalingSource;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.yaml.JsonReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.NodeBounds;
import io.github.stepscale.yaml.SourcePosition;
import io.github.stepscale.yaml.TaggedYamlReader;
import io.github.stepscale.yaml.Utf8Decoder;
import io.github.stepscale.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the resources of a CloudFormation template that take part in scaling, and resolves all intrinsic functions that they
 * reach. A template is YAML, with the long or the short form of functions, or JSON.
 */
public final class TemplateReader {
    private TemplateReader() {}

    /**
     * Reads a template. What cannot be read or resolved is a finding of the result; nothing is thrown.
     *
     * @param fileName the name of the file, for findings
     * @param content UTF-8, at most 1 MiB
     * @param parameters values that the template does not have, in place of defaults: those of parameters, of pseudo
     *     parameters such as {@code AWS::Region}, and of other resources such as {@code Endpoint.EndpointName}
     */
    public static ScalingSource read(String fileName, byte[] content, Map<String, String> parameters) {
        TemplateFindings findings = new TemplateFindings(fileName);
        List<SourceResource> resources = new Utf8Decoder(fileName, findings.mistakes())
                .decode(content)
                .flatMap(text -> node(fileName, text, findings.mistakes()))
                .flatMap(new TemplateSections(findings)::of)
                .map(template -> resources(template, parameters, findings))
                .orElse(List.of());
        return new ScalingSource(fileName, resources, findings.located());
    }

    private static Optional<YamlNode> node(String file, String text, MistakeCollector mistakes) {
        return text.stripLeading().startsWith("{")
                ? json(file, text, mistakes)
                : TaggedYamlReader.read(file, text, IntrinsicNames::ofTag, NodeBounds.TEMPLATE, mistakes);
    }

    /** A text in braces may be YAML too. */
    private static Optional<YamlNode> json(String file, String text, MistakeCollector mistakes) {
        MistakeCollector ofYaml = new MistakeCollector();
        Optional<YamlNode> json = JsonReader.read(file, text, NodeBounds.TEMPLATE, new MistakeCollector());
        if (json.isEmpty()) {
            Optional<YamlNode> yaml =
                    TaggedYamlReader.read(file, text, IntrinsicNames::ofTag, NodeBounds.TEMPLATE, ofYaml);
            if (yaml.isPresent() && ofYaml.isEmpty()) {
                return yaml;
            }
        }
        return JsonReader.read(file, text, NodeBounds.TEMPLATE, mistakes);
    }

    private static List<SourceResource> resources(
            Template template, Map<String, String> parameters, TemplateFindings findings) {
        new TemplateCheck(template, findings).check();
        new ParameterCheck(template, parameters, findings).check();
        Evaluator evaluator = new Evaluator(template, parameters);
        UnknownReport unknowns = new UnknownReport();
        new ConditionCheck(template, evaluator).check(unknowns);
        List<SourceResource> resources = new ResourceResolver(template, evaluator, findings, unknowns).resolve();
        if (evaluator.budget().isExhausted()) {
            SourcePosition start = template.root().position();
            unknowns.add(Unknowns.tooLarge(), start, "", true);
        }
        unknowns.addTo(findings);
        // Last: of very many findings only the first are shown.
        new ReferenceCheck(template, findings).check();
        return resources;
    }
}
