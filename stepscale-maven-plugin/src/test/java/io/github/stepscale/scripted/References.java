package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Follows the references of a template, in the long form of the intrinsic functions. */
final class References {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

    private final Template template;
    private final ScriptedStack stack;
    private final Map<String, StackResource> made = new LinkedHashMap<>();

    References(Template template, ScriptedStack stack) {
        this.template = template;
        this.stack = stack;
    }

    void add(StackResource resource) {
        made.put(resource.logicalId(), resource);
    }

    Map<String, StackResource> made() {
        return made;
    }

    JsonNode resolve(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(this::resolve)
                    .collect(Json.list());
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.size() == 1) {
            Map.Entry<String, JsonNode> only = node.properties().iterator().next();
            return intrinsic(only.getKey(), only.getValue(), node);
        }
        return fields(node);
    }

    private JsonNode intrinsic(String function, JsonNode argument, JsonNode whole) {
        return switch (function) {
            case "Ref" -> ref(argument.asText());
            case "Fn::Sub" -> TextNode.valueOf(substitute(argument));
            case "Fn::GetAtt" -> TextNode.valueOf(attribute(path(argument)));
            case "Fn::FindInMap" -> find(resolve(argument));
            case "Fn::Join" -> TextNode.valueOf(join(resolve(argument)));
            default -> fields(whole);
        };
    }

    private ObjectNode fields(JsonNode node) {
        ObjectNode resolved = Json.object();
        node.properties().forEach(field -> resolved.set(field.getKey(), resolve(field.getValue())));
        return resolved;
    }

    private static String path(JsonNode argument) {
        return argument.isArray()
                ? argument.path(0).asText() + "." + argument.path(1).asText()
                : argument.asText();
    }

    private static String join(JsonNode argument) {
        return StreamSupport.stream(argument.path(1).spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(argument.path(0).asText()));
    }

    private JsonNode find(JsonNode keys) {
        JsonNode found = template.root().path("Mappings");
        for (JsonNode key : keys) {
            found = found.path(key.asText());
        }
        if (found.isMissingNode()) {
            throw AwsError.validation("Template error: Unable to get mapping for " + keys);
        }
        return found;
    }

    private JsonNode ref(String name) {
        if (template.parameters().containsKey(name)) {
            return template.parameter(name);
        }
        return TextNode.valueOf(
                switch (name) {
                    case "AWS::Region" -> stack.region();
                    case "AWS::StackName" -> stack.name();
                    case "AWS::StackId" -> stack.id();
                    case "AWS::AccountId" -> Services.ACCOUNT;
                    case "AWS::Partition" -> Services.partition(stack.region());
                    default -> resource(name).physicalId();
                });
    }

    private StackResource resource(String name) {
        if (!made.containsKey(name)) {
            throw AwsError.validation("Template format error: Unresolved resource dependencies [" + name
                    + "] in the Resources block of the template");
        }
        return made.get(name);
    }

    private String attribute(String path) {
        StackResource resource = resource(path.substring(0, path.indexOf('.')));
        return resource.type().equals(StackResource.ALARM)
                ? Services.arn(Services.CLOUDWATCH, stack.region(), "alarm:" + resource.physicalId())
                : resource.physicalId();
    }

    private String substitute(JsonNode argument) {
        JsonNode own = resolve(argument.path(1));
        Matcher variables =
                VARIABLE.matcher(argument.isArray() ? argument.path(0).asText() : argument.asText());
        return variables.replaceAll(found -> Matcher.quoteReplacement(
                found.group(1).isEmpty() ? value(found.group(2), own) : "${" + found.group(2) + "}"));
    }

    private String value(String name, JsonNode own) {
        if (own.has(name)) {
            return own.get(name).asText();
        }
        return name.indexOf('.') > 0 ? attribute(name) : ref(name).asText();
    }
}
