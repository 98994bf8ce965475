package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes the two protocols: forms and XML, or JSON 1.1. */
final class Wire {
    private static final Pattern REGION = Pattern.compile("Credential=[^/]+/\\d+/([^/]+)/");

    private Wire() {}

    /** An answer before it is sent. */
    record Reply(int status, String type, String body) {}

    static Request read(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return read(exchange.getRequestHeaders(), body);
    }

    static Request read(Headers headers, String body) {
        String region = region(headers);
        Optional<String> target = Optional.ofNullable(headers.getFirst("X-Amz-Target"));
        return target.map(name -> json(name.split("\\."), region, body)).orElseGet(() -> query(region, body));
    }

    /** The Region is in no parameter: the signature names it. */
    private static String region(Headers headers) {
        Matcher matcher = REGION.matcher(
                Optional.ofNullable(headers.getFirst("Authorization")).orElse(""));
        return matcher.find() ? matcher.group(1) : Services.REGION;
    }

    private static Request json(String[] target, String region, String body) {
        String service = target[0].equals("SageMaker") ? Services.SAGEMAKER : Services.SCALING;
        return new Request(service, target[1], region, Json.read(body));
    }

    private static Request query(String region, String body) {
        ObjectNode form = QueryForm.read(body);
        String version = form.path("Version").asText();
        String action = form.path("Action").asText();
        form.remove("Version");
        form.remove("Action");
        return new Request(service(version), action, region, form);
    }

    private static String service(String version) {
        return switch (version) {
            case "2010-08-01" -> Services.CLOUDWATCH;
            case "2011-06-15" -> Services.STS;
            default -> Services.CLOUDFORMATION;
        };
    }

    static Reply answer(Request request, JsonNode result) {
        return Services.speaksJson(request.service())
                ? json(200, result)
                : xml(200, QueryXml.answer(request.action(), result));
    }

    static Reply error(Request request, AwsError error) {
        return Services.speaksJson(request.service())
                ? json(error.status(), Json.object().put("__type", error.code()).put("message", error.getMessage()))
                : xml(error.status(), QueryXml.error(error));
    }

    private static Reply json(int status, JsonNode tree) {
        return new Reply(status, "application/x-amz-json-1.1", Json.write(tree));
    }

    private static Reply xml(int status, String body) {
        return new Reply(status, "text/xml", body);
    }

    static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = start(exchange, reply);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Promises the whole, sends a half, and closes the connection. */
    static void sendHalf(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = start(exchange, reply);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    static Reply malformed(Reply reply) {
        String body = reply.body();
        return new Reply(reply.status(), reply.type(), body.substring(0, body.length() / 2));
    }

    private static byte[] start(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.sendResponseHeaders(reply.status(), body.length);
        return body;
    }
}
