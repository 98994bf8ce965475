package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;

/** Writes an answer of the query protocol. */
final class QueryXml {
    private static final String REQUEST_ID = "<RequestId>b9b4b068-3a41-11e5-94eb-example</RequestId>";

    private final StringBuilder out = new StringBuilder();

    private QueryXml() {}

    static String answer(String action, JsonNode result) {
        QueryXml xml = new QueryXml();
        xml.out.append('<').append(action).append("Response>");
        xml.element(action + "Result", result);
        xml.out.append("<ResponseMetadata>").append(REQUEST_ID).append("</ResponseMetadata></");
        return xml.out.append(action).append("Response>").toString();
    }

    static String error(AwsError error) {
        QueryXml xml = new QueryXml();
        xml.out.append("<ErrorResponse>");
        xml.element(
                "Error",
                Json.object()
                        .put("Type", error.status() < 500 ? "Sender" : "Receiver")
                        .put("Code", error.code())
                        .put("Message", error.getMessage()));
        return xml.out.append(REQUEST_ID).append("</ErrorResponse>").toString();
    }

    private void element(String name, JsonNode value) {
        out.append('<').append(name).append('>');
        if (value.isArray()) {
            value.forEach(member -> element("member", member));
        } else if (value.isObject()) {
            value.properties().forEach(field -> element(field.getKey(), field.getValue()));
        } else {
            out.append(escaped(value.asText()));
        }
        out.append("</").append(name).append('>');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
