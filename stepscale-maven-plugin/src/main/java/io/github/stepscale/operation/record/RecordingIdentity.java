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
 * The target whose traffic a folder holds: two endpoints must not be mixed, nor the same name in two accounts or Regions.
 *
 * @param names the account, the Region, the kind and the names of the target by key, in display order
 */
record RecordingIdentity(Map<String, String> names) {
    private static final String OF = "of";
    private static final String QUERIED = "asked";
    private static final String REQUESTS = "requests";

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

    /** Returns {@code account 123456789012, region eu-central-1, EndpointName orders}. */
    String text() {
        return names.entrySet().stream()
                .map(name -> name.getKey() + " " + name.getValue())
                .collect(Collectors.joining(", "));
    }

    /**
     * Returns the text of the file.
     *
     * @param coverage the spans queried so far
     * @param published the number of recorded minutes whose requests are the published total
     * @param estimated the number of the others
     */
    String json(RecordedSpans coverage, long published, long estimated) {
        ObjectNode root = CanonicalJson.object();
        ObjectNode of = root.putObject(OF);
        names.forEach(of::put);
        ArrayNode queried = root.putArray(QUERIED);
        coverage.spans()
                .forEach(span -> queried.addObject()
                        .put("from", span.from().toString())
                        .put("to", span.to().toString()));
        root.putObject(REQUESTS).put("publishedMinutes", published).put("estimatedMinutes", estimated);
        return CanonicalJson.text(root);
    }

    /**
     * Reads the spans queried so far from such a file.
     *
     * @param file the path of the file, for messages
     * @param advice the fix for a file that does not match, in whole sentences
     * @throws OperationException if the file belongs to another target, or is damaged
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
                    + SafeText.oneLine(new RecordingIdentity(others).text()) + ", not of " + text() + ". " + advice);
        }
        return spans(file, root.path(QUERIED), advice);
    }

    private static RecordedSpans spans(String file, JsonNode requested, String advice) {
        RecordedSpans coverage = RecordedSpans.NONE;
        try {
            for (JsonNode span : requested) {
                Instant from = Instant.parse(span.path("from").asText());
                coverage = coverage.with(
                        new Span(from, Instant.parse(span.path("to").asText())));
            }
        } catch (DateTimeException invalid) {
            throw damaged(file, advice);
        }
        return coverage;
    }

    private static OperationException damaged(String file, String advice) {
        return new OperationException(file + " is damaged: it does not name the target of the traffic. " + advice);
    }
}
