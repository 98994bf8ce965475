package io.github.stepscale.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.HttpExecuteRequest;

/**
 * Verifies that a successful response is a complete response of AWS to its request. A proxy, a captive portal or another server
 * sends status 200 with a page of its own, and the SDK takes that for an empty response: no stack, no alarm, deleted.
 */
final class ResponseValidator {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w++)");
    private static final String TARGET = "X-Amz-Target";

    private ResponseValidator() {}

    /** @throws UnreadableResponseException unless the body has the form of the protocol of the request */
    static void require(HttpExecuteRequest request, byte[] body) throws IOException {
        Optional<String> target = request.httpRequest().firstMatchingHeader(TARGET);
        Optional<String> action = target.isPresent() ? Optional.empty() : action(request);
        Optional<String> path = Optional.of(request.httpRequest().encodedPath())
                .filter(name -> name.equals(PromQl.PATH) && target.isEmpty());
        boolean fits = target.or(() -> path)
                .map(json -> isObject(body))
                .or(() -> action.map(xml -> isXmlOf(xml, body)))
                .orElse(true);
        if (!fits) {
            throw new UnreadableResponseException("it is not a complete response of AWS to "
                    + target.map(ResponseValidator::last)
                            .or(() -> path)
                            .or(() -> action)
                            .orElseThrow()
                    + ": a proxy may have answered instead");
        }
    }

    /** The action of the query protocol, if the request is a form. */
    private static Optional<String> action(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return Optional.empty();
        }
        try (InputStream form = request.contentStreamProvider().get().newStream()) {
            Matcher action = ACTION.matcher(new String(form.readAllBytes(), StandardCharsets.UTF_8));
            return action.find() ? Optional.of(action.group(1)) : Optional.empty();
        }
    }

    private static String last(String target) {
        return target.substring(target.indexOf('.') + 1);
    }

    /** Whether it is one element, named after the action. The same name cannot stand inside it. */
    private static boolean isXmlOf(String action, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        int start = text.startsWith("<?xml") ? text.indexOf("?>") + 2 : 0;
        String name = action + "Response";
        return text.substring(start).stripLeading().startsWith("<" + name) && text.endsWith("</" + name + ">");
    }

    /** Whether it is one complete JSON object. */
    private static boolean isObject(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            json.skipChildren();
            return object && json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
        } catch (IOException broken) {
            return false;
        }
    }
}
