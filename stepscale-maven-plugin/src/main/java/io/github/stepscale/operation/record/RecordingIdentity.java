package io.github.stepscale.operation.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.aws.SafeText;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.record.RecordedSpans.Span;
import io.github.stepscale.operation.shared.CanonicalJson;
import io.github.stepscale.policy.target.Target;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whose traffic a folder holds: two endpoints must not be mixed, nor one name in two accounts or Regions.
 *
 * @param names by what they are the names of, in the order in which they are shown
 */
record RecordingIdentity(Map<String, String> names) {
    private static final String OF = "of";
    private static final String ASKED = "asked";

    RecordingIdentity {
        names = new LinkedHashMap<>(names);
    }

    static RecordingIdentity of(Target target, String account, String region) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("account", account);
        names.put("region", region);
        names.put("kind", target.kind().name().toLowerCase(Locale.ROOT));
        names.putAll(target.names());
        return new RecordingIdentity(names);
    }

    /** {@code account 123456789012, region eu-central-1, EndpointName orders}. */
    String words() {
        return names.entrySet().stream()
                .map(name -> name.getKey() + " " + name.getValue())
                .collect(Collectors.joining(", "));
    }

    /** As a file, with what was asked so far. */
    String json(RecordedSpans coverage) {
        ObjectNode root = CanonicalJson.object();
        ObjectNode of = root.putObject(OF);
        names.forEach(of::put);
        ArrayNode asked = root.putArray(ASKED);
        coverage.spans()
                .forEach(span -> asked.addObject()
                        .put("from", span.from().toString())
                        .put("to", span.to().toString()));
        return CanonicalJson.text(root);
    }

    /**
     * Reads from such a file which spans were requested so far.
     *
     * @param advice what to do if the file does not fit, in whole sentences
     * @throws OperationException if the file is another target's, or is damaged
     */
    RecordedSpans coverage(String file, String json, String advice) {
        JsonNode root = CanonicalJson.read(json);
        Map<String, String> others = new LinkedHashMap<>();
        root.path(OF)
                .properties()
                .forEach(name -> others.put(name.getKey(), name.getValue().asText()));
        if (others.isEmpty()) {
            throw damaged(file, advice);
        }
        if (!others.equals(names)) {
            throw new OperationException(file + " says that this folder holds the traffic of "
                    + SafeText.oneLine(new RecordingIdentity(others).words()) + ", not of " + words() + ". " + advice);
        }
        return spans(file, root.path(ASKED), advice);
    }

    private static RecordedSpans spans(String file, JsonNode requested, String advice) {
        RecordedSpans coverage = RecordedSpans.NONE;
        try {
            for (JsonNode span : requested) {
                Instant from = Instant.parse(span.path("from").asText());
                coverage = coverage.with(
                        new Span(from, Instant.parse(span.path("to").asText())));
            }
        } catch (DateTimeException none) {
            throw damaged(file, advice);
        }
        return coverage;
    }

    private static OperationException damaged(String file, String advice) {
        return new OperationException(file + " is damaged: it should say whose traffic this folder holds. " + advice);
    }
}
