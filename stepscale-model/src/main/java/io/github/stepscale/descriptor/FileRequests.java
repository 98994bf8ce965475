package io.github.stepscale.descriptor;

import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.ScalarReader;
import io.github.stepscale.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * {@code service.requestsPerInstance} as the file has it. An option that replaces it for a simulation changes no template,
 * so percentages never refer to that.
 *
 * @param node the value; empty if the file has none
 */
record FileRequests(Optional<YamlNode> node) {
    static FileRequests of(YamlNode.Mapping root) {
        return new FileRequests(root.get("service")
                .filter(YamlNode.Mapping.class::isInstance)
                .flatMap(service -> ((YamlNode.Mapping) service).get("requestsPerInstance")));
    }

    /** The requests a minute that one instance serves; if the file has none, that is a mistake of the percentage. */
    Optional<BigDecimal> perInstance(YamlNode.Scalar percentage, MistakeCollector mistakes) {
        if (node.isEmpty()) {
            mistakes.add(
                    percentage,
                    MistakeIds.MISSING,
                    Quotes.of(percentage.text())
                            + " needs service.requestsPerInstance in the file: it is a share of that",
                    "Add service: { requestsPerInstance: … }, or write a number");
            return Optional.empty();
        }
        // A mistake in the value itself is reported where the service is read.
        Optional<BigDecimal> value =
                new ScalarReader(new MistakeCollector()).decimal(node.get()).filter(number -> number.signum() > 0);
        if (value.isEmpty()) {
            mistakes.markRefused();
        }
        return value;
    }
}
