package io.github.stepscale.synth.importing;

import io.github.stepscale.importing.TargetImport;
import io.github.stepscale.importing.link.LinkedTarget;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the scaling of other services than SageMaker, such as ECS: steps and alarms mean the same everywhere. They are read
 * and linted as those of an inference component, whose capacity may be zero as that of most services; what is said about the
 * metrics and the capacity of SageMaker is left out. No descriptor is written.
 */
final class OtherServices {
    private static final String NAMESPACE = "sagemaker";
    private static final String DIMENSION = "sagemaker:inference-component:DesiredCopyCount";
    private static final String RESOURCE = "inference-component/other";

    /** What holds for the alarms of every service: their settings and expressions. */
    private static final Set<String> OF_ALARMS = Set.of("A06", "A07", "A23", "A28", "A30", "A36");
    /** The first letters of mistakes in values, and in steps. */
    private static final String OF_VALUES_AND_STEPS = "DS";

    /** What depends on the range of the capacity, which is not known without a target. */
    private static final Set<String> OF_CAPACITY = Set.of("S15", "S16", "S18", "S22");

    private static final Map<String, String> ANY_RANGE = Map.of("minCapacity", "1", "maxCapacity", "1000");

    private OtherServices() {}

    /** The findings on the scaling of a target, at their places in the source. */
    static List<LocatedFinding> findings(LinkedTarget target, String sourceName) {
        boolean known = target.target().isPresent();
        TargetImport.Request request =
                new TargetImport.Request(sourceName, known ? Map.of() : ANY_RANGE, Optional.empty(), Optional.empty());
        Synthesis synthesis =
                Synthesis.of(TargetImport.of(standIn(target), request).read());
        return synthesis.findings().stream()
                .filter(found -> isGeneral(found.finding().id()))
                .filter(found -> known || !OF_CAPACITY.contains(found.finding().id()))
                .toList();
    }

    private static boolean isGeneral(String id) {
        return OF_VALUES_AND_STEPS.indexOf(id.charAt(0)) >= 0 || OF_ALARMS.contains(id);
    }

    private static LinkedTarget standIn(LinkedTarget target) {
        return new LinkedTarget(
                NAMESPACE, RESOURCE, DIMENSION, target.target().map(OtherServices::standIn), target.policies());
    }

    private static SourceResource standIn(SourceResource target) {
        YamlNode.Mapping properties = target.properties();
        Map<String, YamlNode> entries = new LinkedHashMap<>(properties.entries());
        Map.of("ServiceNamespace", NAMESPACE, "ScalableDimension", DIMENSION, "ResourceId", RESOURCE)
                .forEach((name, text) -> entries.put(name, word(properties, name, text)));
        YamlNode.Mapping changed = new YamlNode.Mapping(properties.path(), properties.position(), entries);
        return new SourceResource(target.name(), target.type(), target.references(), changed);
    }

    private static YamlNode word(YamlNode.Mapping properties, String name, String text) {
        return new YamlNode.Scalar(properties.path() + "." + name, properties.position(), text, YamlNode.Kind.TEXT);
    }
}
