package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Application Auto Scaling: what the stacks registered, and what a test adds to it. */
public final class AutoScaling {
    private static final List<String> FILTERS = List.of("ResourceId", "ServiceNamespace", "ScalableDimension");

    private static final int MOST_RESULTS = 50;

    private static final Set<String> SCHEDULE_FIELDS =
            Set.of("ScheduledActionName", "Schedule", "Timezone", "StartTime", "EndTime", "ScalableTargetAction");

    private final Stacks stacks;
    private final Script script;
    private final Alarms alarms;
    private final Overlay policies = new Overlay();
    private final Overlay targets = new Overlay();
    private final Overlay schedules = new Overlay();
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

    /** Deletes a policy, as somebody in the console does. */
    public void removePolicy(String name) {
        policies.remove(policyKey(policy(name)), script.now());
    }

    /** Edits a scheduled action by hand, or adds one; fields as PutScheduledAction has them. */
    public void putSchedule(ObjectNode action) {
        schedules.put(scheduleKey(action), action.deepCopy(), script.now(), deployedSchedules());
    }

    /** Deletes a scheduled action by hand; fields as DeleteScheduledAction has them. */
    public void removeSchedule(ObjectNode action) {
        schedules.remove(scheduleKey(action), script.now());
    }

    /** The target as it is, with its scheduled actions; empty if it is not registered. */
    Optional<ObjectNode> targetOf(StackResource resource) {
        String key = targetKey(resource.properties());
        return targets.over(deployedTargets()).stream()
                .filter(target -> targetKey(target).equals(key))
                .findFirst()
                .map(target -> target.set(
                        "ScheduledActions",
                        schedules.over(deployedSchedules()).stream()
                                .filter(action -> targetKey(action).equals(key))
                                .map(AutoScaling::declared)
                                .collect(Json.list())));
    }

    /** Brings a target and its scheduled actions back to what its stack declares. */
    void revert(StackResource resource, Set<String> fields, Instant at) {
        targets.revert(targetKey(resource.properties()), fields, at);
        deployedSchedules().stream()
                .filter(action -> fields.contains("ScheduledActions"))
                .filter(action -> targetKey(action.tree()).equals(targetKey(resource.properties())))
                .forEach(action -> schedules.revert(action.key(), SCHEDULE_FIELDS, at));
    }

    private static ObjectNode declared(ObjectNode action) {
        return action.deepCopy().retain(SCHEDULE_FIELDS);
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

    boolean hasTarget(JsonNode identifier) {
        return targets.over(deployedTargets()).stream()
                .anyMatch(target -> targetKey(target).equals(targetKey(identifier)));
    }

    boolean hasPolicy(JsonNode identifier) {
        return policies.over(deployedPolicies()).stream()
                .anyMatch(policy -> policy.path("PolicyARN").equals(identifier.path("Arn"))
                        && policy.path("ScalableDimension").equals(identifier.path("ScalableDimension")));
    }

    JsonNode answer(Request request) {
        return switch (request.action()) {
            case "DescribeScalingPolicies" -> policies(request);
            case "DescribeScalableTargets" -> page("ScalableTargets", targets.over(deployedTargets()), request);
            case "DescribeScheduledActions" -> schedules(request);
            case "DescribeScalingActivities" -> activities(request);
            case "PutScalingPolicy" -> put(request);
            case "RegisterScalableTarget" -> {
                putTarget((ObjectNode) request.parameters());
                yield Json.object();
            }
            default -> throw AwsError.refusal("UnknownOperationException", request.action());
        };
    }

    /** The actions of a target go with it. */
    private JsonNode schedules(Request request) {
        Set<String> registered = targets.over(deployedTargets()).stream()
                .map(AutoScaling::targetKey)
                .collect(Collectors.toSet());
        List<ObjectNode> shown = schedules.over(deployedSchedules()).stream()
                .filter(action -> registered.contains(targetKey(action)))
                .toList();
        return page("ScheduledActions", shown, request);
    }

    /** The target is looked up before the settings are validated. */
    private void requireTarget(Request request) {
        if (targets.over(deployedTargets()).stream()
                .noneMatch(target -> targetKey(target).equals(targetKey(request.parameters())))) {
            throw AwsError.refusal(
                    "ObjectNotFoundException",
                    "No scalable target registered for service namespace: sagemaker, resource ID: "
                            + request.required("ResourceId") + ", scalable dimension: "
                            + request.required("ScalableDimension"));
        }
    }

    private JsonNode put(Request request) {
        requireTarget(request);
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
        return page("ScalingPolicies", shown, request);
    }

    private JsonNode activities(Request request) {
        List<ObjectNode> asked = activities.stream()
                .filter(activity -> request.flag("IncludeNotScaledActivities") || !activity.has("NotScaledReasons"))
                .toList();
        return page("ScalingActivities", asked, request);
    }

    private JsonNode page(String list, List<ObjectNode> things, Request request) {
        List<ObjectNode> asked =
                things.stream().filter(thing -> matches(thing, request)).toList();
        return Page.of(list, asked, request, "MaxResults", Math.min(MOST_RESULTS, script.itemsPerPage()));
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
        String configuration = policy.property("PolicyType") + "PolicyConfiguration";
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

    private List<Overlay.Thing> deployedSchedules() {
        return stacks.deployed(StackResource.TARGET)
                .flatMap(AutoScaling::schedules)
                .toList();
    }

    private static Stream<Overlay.Thing> schedules(Stacks.Deployed deployed) {
        JsonNode target = deployed.resource().properties();
        return StreamSupport.stream(target.path("ScheduledActions").spliterator(), false)
                .map(action -> {
                    ObjectNode tree = action.deepCopy();
                    FILTERS.forEach(name -> tree.set(name, target.path(name)));
                    tree.putPOJO("CreationTime", deployed.since())
                            .put(
                                    "ScheduledActionARN",
                                    Services.arn("autoscaling", deployed.region(), "scheduledAction:1"));
                    time(tree, "StartTime");
                    time(tree, "EndTime");
                    return new Overlay.Thing(scheduleKey(tree), deployed.since(), tree);
                });
    }

    /** A template has a time as text, the service as a number. */
    private static void time(ObjectNode tree, String field) {
        if (tree.path(field).isTextual()) {
            tree.putPOJO(field, Instant.parse(tree.path(field).asText()));
        }
    }

    private static String scheduleKey(JsonNode action) {
        return action.path("ScheduledActionName").asText() + "|" + targetKey(action);
    }

    private static String policyKey(JsonNode policy) {
        return policy.path("PolicyName").asText() + "|" + targetKey(policy);
    }

    private static String targetKey(JsonNode target) {
        return target.path("ResourceId").asText() + "|"
                + target.path("ScalableDimension").asText();
    }
}
