package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Application Auto Scaling: what the stacks registered, and what a test adds to it. */
public final class AutoScaling {
    private static final List<String> FILTERS = List.of("ResourceId", "ServiceNamespace", "ScalableDimension");

    private static final int MOST_RESULTS = 50;

    private final Stacks stacks;
    private final Script script;
    private final Alarms alarms;
    private final Overlay policies = new Overlay();
    private final Overlay targets = new Overlay();
    private final List<ObjectNode> activities = new CopyOnWriteArrayList<>();

    AutoScaling(Stacks stacks, Script script, Alarms alarms) {
        this.stacks = stacks;
        this.script = script;
        this.alarms = alarms;
    }

    /** Edits the policy of that name by hand, or adds one that belongs to no stack; fields as PutScalingPolicy has. */
    public void putPolicy(ObjectNode policy) {
        String key = policyKey(policy);
        ObjectNode tree = policy.deepCopy();
        if (find(key).isEmpty()) {
            tree.put(
                            "PolicyARN",
                            PhysicalIds.policy(
                                    Services.REGION,
                                    script.uuid(),
                                    policy.path("ResourceId").asText(),
                                    policy.path("PolicyName").asText()))
                    .putPOJO("CreationTime", script.now());
        }
        policies.put(key, tree, script.now(), deployedPolicies());
    }

    /** A policy as it is, to be edited. */
    public ObjectNode policy(String name) {
        return policies.over(deployedPolicies()).stream()
                .filter(policy -> policy.path("PolicyName").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .deepCopy();
    }

    ObjectNode policyOf(String arn) {
        return policies.over(deployedPolicies()).stream()
                .filter(policy -> policy.path("PolicyARN").asText().equals(arn))
                .findFirst()
                .orElseThrow();
    }

    /** Changes a scalable target by hand, or adds one; fields as RegisterScalableTarget has them. */
    public void putTarget(ObjectNode target) {
        ObjectNode tree = Json.object().putPOJO("CreationTime", script.now());
        tree.setAll(target);
        targets.put(targetKey(target), tree, script.now(), deployedTargets());
    }

    /** Does what DeleteEndpoint does without a word: the policies of a target go, and it is registered no more. */
    public void forget(String resourceId) {
        policies.over(deployedPolicies()).stream()
                .filter(policy -> policy.path("ResourceId").asText().equals(resourceId))
                .forEach(policy -> policies.remove(policyKey(policy), script.now()));
        targets.over(deployedTargets()).stream()
                .filter(target -> target.path("ResourceId").asText().equals(resourceId))
                .forEach(target -> targets.remove(targetKey(target), script.now()));
    }

    /** An activity as DescribeScalingActivities shows it. With NotScaledReasons it is shown only if asked for. */
    public void addActivity(ObjectNode activity) {
        activities.add(0, activity);
    }

    JsonNode answer(Request request) {
        return switch (request.action()) {
            case "DescribeScalingPolicies" -> policies(request);
            case "DescribeScalableTargets" -> answer("ScalableTargets", targets.over(deployedTargets()), request);
            case "DescribeScalingActivities" -> activities(request);
            case "PutScalingPolicy" -> put(request);
            case "RegisterScalableTarget" -> {
                putTarget((ObjectNode) request.parameters());
                yield Json.object();
            }
            default -> throw AwsError.refusal("UnknownOperationException", request.action());
        };
    }

    private JsonNode put(Request request) {
        putPolicy((ObjectNode) request.parameters());
        String arn = find(policyKey(request.parameters()))
                .map(policy -> policy.path("PolicyARN").asText())
                .orElseThrow();
        return Json.object().put("PolicyARN", arn).set("Alarms", alarms.acting(arn));
    }

    private Optional<ObjectNode> find(String key) {
        return policies.over(deployedPolicies()).stream()
                .filter(policy -> policyKey(policy).equals(key))
                .findFirst();
    }

    private JsonNode policies(Request request) {
        List<String> names = request.texts("PolicyNames");
        List<ObjectNode> shown = policies.over(deployedPolicies()).stream()
                .filter(policy -> names.isEmpty()
                        || names.contains(policy.path("PolicyName").asText()))
                .toList();
        shown.forEach(policy ->
                policy.set("Alarms", alarms.acting(policy.path("PolicyARN").asText())));
        return answer("ScalingPolicies", shown, request);
    }

    /** A page of them; the token is where the next one begins. */
    private JsonNode activities(Request request) {
        List<ObjectNode> asked = activities.stream()
                .filter(activity -> request.flag("IncludeNotScaledActivities") || !activity.has("NotScaledReasons"))
                .filter(activity -> matches(activity, request))
                .toList();
        int first = request.text("NextToken").map(Integer::parseInt).orElse(0);
        int next = first + request.text("MaxResults").map(Integer::parseInt).orElse(MOST_RESULTS);
        ObjectNode page = Json.object();
        if (next < asked.size()) {
            page.put("NextToken", String.valueOf(next));
        }
        return page.set(
                "ScalingActivities",
                asked.subList(first, Math.min(next, asked.size())).stream().collect(Json.list()));
    }

    private static JsonNode answer(String list, List<ObjectNode> things, Request request) {
        return Json.object()
                .set(
                        list,
                        things.stream().filter(thing -> matches(thing, request)).collect(Json.list()));
    }

    private static boolean matches(JsonNode thing, Request request) {
        List<String> ids = request.texts("ResourceIds");
        return FILTERS.stream()
                        .allMatch(name -> request.text(name)
                                .map(wanted -> wanted.equals(thing.path(name).asText()))
                                .orElse(true))
                && (ids.isEmpty() || ids.contains(thing.path("ResourceId").asText()));
    }

    private List<Overlay.Thing> deployedPolicies() {
        return stacks.deployed(StackResource.POLICY).map(AutoScaling::policy).toList();
    }

    private static Overlay.Thing policy(Stacks.Deployed deployed) {
        StackResource policy = deployed.resource();
        String[] target = PhysicalIds.targetOf(policy);
        ObjectNode tree = Json.object()
                .put("PolicyARN", policy.physicalId())
                .put("PolicyName", policy.property("PolicyName"))
                .put("PolicyType", policy.property("PolicyType"))
                .put("ResourceId", target[0])
                .put("ScalableDimension", target[1])
                .put("ServiceNamespace", target[2])
                .putPOJO("CreationTime", deployed.since());
        String configuration = "StepScalingPolicyConfiguration";
        tree.set(configuration, policy.properties().path(configuration));
        return new Overlay.Thing(policyKey(tree), deployed.since(), tree);
    }

    private List<Overlay.Thing> deployedTargets() {
        return stacks.deployed(StackResource.TARGET).map(AutoScaling::target).toList();
    }

    private static Overlay.Thing target(Stacks.Deployed deployed) {
        ObjectNode tree = deployed.resource().properties().deepCopy();
        tree.remove("ScheduledActions");
        Instant since = deployed.since();
        tree.putPOJO("CreationTime", since)
                .put(
                        "RoleARN",
                        "arn:aws:iam::" + Services.ACCOUNT
                                + ":role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/"
                                + "AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint");
        return new Overlay.Thing(targetKey(tree), since, tree);
    }

    private static String policyKey(JsonNode policy) {
        return policy.path("PolicyName").asText() + "|" + targetKey(policy);
    }

    private static String targetKey(JsonNode target) {
        return target.path("ResourceId").asText() + "|"
                + target.path("ScalableDimension").asText();
    }
}
