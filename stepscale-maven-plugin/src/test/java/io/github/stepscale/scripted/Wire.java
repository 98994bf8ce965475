package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes the two protocols: forms and XML, or JSON 1.1. */
final class Wire {
    private static final Pattern REGION = Pattern.compile("Credential=[^/]+/\\d+/([^/]+)/");

    /** The HTTP API has paths in place of actions. */
    private static final String PROMETHEUS = "/api/v1/query";

    /** To the JDK's server, 0 bytes are as many as come. */
    private static final int NO_BODY = -1;

    private Wire() {}

    /** An answer before it is sent. */
    record Reply(int status, String type, String body) {}

    static Request read(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestURI().getPath().startsWith(PROMETHEUS)) {
            return new Request(
                    Services.CLOUDWATCH,
                    OpenTelemetry.ACTION,
                    region(exchange.getRequestHeaders()),
                    QueryForm.read(body));
        }
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
        return new Request(jsonService(target[0]), target[1], region, Json.read(body));
    }

    private static String jsonService(String target) {
        return switch (target) {
            case "SageMaker" -> Services.SAGEMAKER;
            case "ServiceQuotasV20190624" -> Services.QUOTAS;
            default -> Services.SCALING;
        };
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

    /** Of CloudWatch one request speaks JSON: that of its HTTP API. */
    private static boolean speaksJson(Request request) {
        return Services.speaksJson(request.service()) || request.action().equals(OpenTelemetry.ACTION);
    }

    static Reply answer(Request request, JsonNode result) {
        return speaksJson(request) ? json(200, result) : xml(200, QueryXml.answer(request.action(), result));
    }

    static Reply error(Request request, AwsError error) {
        if (request.action().equals(OpenTelemetry.ACTION) && error.code().equals(OpenTelemetry.BAD_DATA)) {
            ObjectNode body = Json.object().put("status", "error").put("errorType", error.code());
            return json(error.status(), body.put("error", error.getMessage()));
        }
        return speaksJson(request)
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

    /** The right root, or an object, and nothing in it. */
    static Reply lacking(Request request) {
        return speaksJson(request)
                ? json(200, Json.object())
                : xml(200, QueryXml.answer(request.action(), Json.object()));
    }

    /** What a captive portal says. */
    static Reply page() {
        return new Reply(200, "text/html", "<!doctype html><html><body><h1>Sign in to the network</h1></body></html>");
    }

    /** As AWS words it, with the headers that were signed. */
    static AwsError wrongSignature(Request request, Headers headers) {
        String code = speaksJson(request) ? "InvalidSignatureException" : "SignatureDoesNotMatch";
        return new AwsError(
                403,
                code,
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                        + " Access Key and signing method. Consult the service documentation for details.\n\n"
                        + "The Canonical String for this request should have been\n'POST\n/\n\nhost:"
                        + headers.getFirst("Host") + "\nx-amz-date:" + headers.getFirst("X-Amz-Date")
                        + "\nx-amz-security-token:" + headers.getFirst("X-Amz-Security-Token")
                        + "\n\nhost;x-amz-date;x-amz-security-token\n44136fa3'\n\n"
                        + "The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20260101T000000Z\n"
                        + "20260101/eu-central-1/x/aws4_request\n7f83b165'\n");
    }

    /** Sends on until the client has enough. */
    static void sendEndless(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.sendResponseHeaders(200, 0);
        byte[] part = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
                out.write(part);
            }
        }
    }

    /** Sends a byte now and then until the client has enough. */
    static void trickle(HttpExchange exchange, Reply reply, Duration pause) throws IOException {
        byte[] body = start(exchange, reply);
        for (byte part : body) {
            ScriptedAws.keepSilent(pause);
            exchange.getResponseBody().write(part);
            exchange.getResponseBody().flush();
        }
        exchange.close();
    }

    private static byte[] start(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? NO_BODY : body.length);
        return body;
    }
}
