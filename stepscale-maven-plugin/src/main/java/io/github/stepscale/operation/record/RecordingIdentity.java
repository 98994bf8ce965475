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
     * What was asked so far, by such a file.
     *
     * @throws OperationException if it is of something else, or no such file
     */
    RecordedSpans coverage(String file, String json) {
        JsonNode root = CanonicalJson.read(json);
        Map<String, String> others = new LinkedHashMap<>();
        root.path(OF)
                .properties()
                .forEach(name -> others.put(name.getKey(), name.getValue().asText()));
        if (others.isEmpty()) {
            throw unreadable(file);
        }
        if (!others.equals(names)) {
            throw new OperationException(file + " says that this folder holds the traffic of "
                    + SafeText.oneLine(new RecordingIdentity(others).words()) + ", and this is " + words()
                    + ". Choose another folder with -Dstepscale.record.directory, or move that one away. Nothing was"
                    + " overwritten.");
        }
        return spans(file, root.path(ASKED));
    }

    private static RecordedSpans spans(String file, JsonNode asked) {
        RecordedSpans coverage = RecordedSpans.NONE;
        try {
            for (JsonNode span : asked) {
                Instant from = Instant.parse(span.path("from").asText());
                coverage = coverage.with(
                        new Span(from, Instant.parse(span.path("to").asText())));
            }
        } catch (DateTimeException none) {
            throw unreadable(file);
        }
        return coverage;
    }

    private static OperationException unreadable(String file) {
        return new OperationException(file + " is not as it was written: it should say whose traffic this folder holds."
                + " Move the folder away, or choose another with -Dstepscale.record.directory. Nothing was"
                + " overwritten.");
    }
}
