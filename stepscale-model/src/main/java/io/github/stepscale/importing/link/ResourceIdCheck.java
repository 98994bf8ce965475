package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks that namespace, dimension and resource id of targets and policies go together (Application Auto Scaling API
 * Reference, RegisterScalableTarget).
 */
final class ResourceIdCheck {
    private static final String SAGEMAKER = "sagemaker";
    private static final String ARN = "arn:";
    private static final String VARIANT = "endpoint/<endpoint name>/variant/<variant name>";
    private static final String COMPONENT = "inference-component/<name>";
    private static final Pattern OF_VARIANT = Pattern.compile("endpoint/[^/]+/variant/[^/]+");
    private static final Pattern OF_COMPONENT = Pattern.compile("inference-component/[^/]+");

    private static final List<String> NAMESPACES = words("ServiceNamespace");
    private static final List<String> DIMENSIONS = words("ScalableDimension");

    private final Findings findings;

    ResourceIdCheck(Findings findings) {
        this.findings = findings;
    }

    private static List<String> words(String property) {
        return PropertyForms.standard().words(ResourceTypes.TARGET, property);
    }

    void check(SourceResource resource) {
        Mapping properties = resource.properties();
        properties
                .get("ScalableDimension")
                .filter(node -> !Values.isUnknown(node))
                .ifPresent(node -> checkDimension(node, properties));
        properties
                .get("ResourceId")
                .filter(node -> !Values.isUnknown(node))
                .ifPresent(node -> checkId(node, TargetKey.of(properties)));
    }

    private void checkDimension(YamlNode node, Mapping properties) {
        TargetKey key = TargetKey.of(properties);
        String namespace = key.serviceNamespace();
        // Another word is reported as such.
        boolean known = NAMESPACES.contains(namespace) && DIMENSIONS.contains(key.scalableDimension());
        if (known && !key.scalableDimension().startsWith(namespace + ":")) {
            findings.error(
                    node,
                    "M01",
                    Quotes.of(key.scalableDimension()) + " is not a dimension of the namespace " + Quotes.of(namespace)
                            + ": it starts with the namespace",
                    "Correct ScalableDimension or ServiceNamespace");
        }
    }

    private void checkId(YamlNode node, TargetKey key) {
        if (!key.serviceNamespace().equals(SAGEMAKER)) {
            return;
        }
        boolean component = key.scalableDimension().startsWith(SAGEMAKER + ":inference-component:");
        String form = component ? COMPONENT : VARIANT;
        Pattern allowed = component ? OF_COMPONENT : OF_VARIANT;
        String id = key.resourceId();
        if (id.contains(ARN)) {
            findings.error(
                    node,
                    "M00",
                    Quotes.of(id) + " contains an ARN: " + form + " is needed",
                    "Write the name; !GetAtt <Endpoint>.EndpointName returns it, and !Ref returns the ARN");
        } else if (!allowed.matcher(id).matches()) {
            findings.error(
                    node,
                    "M01",
                    Quotes.of(id) + " is not allowed under " + Quotes.of(key.scalableDimension()) + ": " + form + " is",
                    "Correct ResourceId or ScalableDimension");
        }
    }
}
