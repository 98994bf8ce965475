package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The actions on stack sets. Regions one after the other unless PARALLEL is asked for; accounts at the same time. */
final class StackSets {
    private final Script script;
    private final Map<String, StackSet> sets = new LinkedHashMap<>();

    StackSets(Script script) {
        this.script = script;
    }

    JsonNode answer(Request request) {
        return switch (request.action()) {
            case "CreateStackSet" -> create(request);
            case "DescribeStackSet" ->
                Json.object().set("StackSet", get(request).tree());
            case "UpdateStackSet" -> update(request);
            case "CreateStackInstances" -> instances(request);
            case "ListStackInstances" -> list(request);
            case "ListStackSetOperations" -> operations(request);
            case "DescribeStackSetOperation" -> operation(request);
            case "ListStackSetOperationResults" -> results(request);
            default ->
                throw AwsError.refusal(
                        "InvalidAction", "The action " + request.action() + " is not valid for this web service");
        };
    }

    void found(String name, String template) {
        sets.put(name, new StackSet(name, script.uuid(), "", "SELF_MANAGED", Template.of(template, Map.of())));
    }

    void overwriteTemplate(String name, String template) {
        sets.get(name).template(new Template(template, Json.object(), Map.of()));
    }

    void delete(String name) {
        sets.remove(name);
    }

    void remove(String name, String account, String region, String reason) {
        StackSet set = sets.get(name);
        Instant now = script.now();
        List<StackSet.Result> results = set.places().stream()
                .filter(place ->
                        place.account().equals(account) && place.region().equals(region))
                .map(place -> new StackSet.Result(place, now, now, reason.isEmpty() ? "SUCCEEDED" : "FAILED", reason))
                .toList();
        set.add(new StackSet.Operation(script.uuid(), "DELETE", now, 0, results));
    }

    void stop(String name) {
        sets.get(name).stop(script.now());
    }

    private StackSet get(Request request) {
        String name = request.required("StackSetName");
        return sets.values().stream()
                .filter(set -> set.name().equals(name) || set.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new AwsError(404, "StackSetNotFoundException", "StackSet " + name + " not found"));
    }

    private JsonNode create(Request request) {
        String name = request.required("StackSetName");
        String token = request.text("ClientRequestToken").orElse("");
        if (sets.containsKey(name) && sets.get(name).isMadeBy(token)) {
            return Json.object().put("StackSetId", sets.get(name).id());
        }
        if (sets.containsKey(name)) {
            throw new AwsError(409, "NameAlreadyExistsException", "StackSet already exists: " + name);
        }
        String model = request.text("PermissionModel").orElse("SELF_MANAGED");
        StackSet set = new StackSet(name, script.uuid(), token, model, ChangeSets.template(request, Template.NONE));
        set.tags(request.list("Tags"));
        sets.put(name, set);
        return Json.object().put("StackSetId", set.id());
    }

    private JsonNode update(Request request) {
        StackSet set = get(request);
        JsonNode answer = start(set, "UPDATE", request, set.places());
        set.template(ChangeSets.template(request, set.template()));
        set.tags(request.list("Tags"));
        return answer;
    }

    private JsonNode instances(Request request) {
        Set<StackSet.Place> places = new LinkedHashSet<>();
        JsonNode units = request.parameters().at("/DeploymentTargets/OrganizationalUnitIds");
        for (String region : request.texts("Regions")) {
            request.texts("Accounts").forEach(account -> places.add(new StackSet.Place(account, region, "")));
            for (JsonNode unit : units) {
                script.accounts(unit.asText())
                        .forEach(account -> places.add(new StackSet.Place(account, region, unit.asText())));
            }
        }
        return start(get(request), "CREATE", request, places);
    }

    private JsonNode start(StackSet set, String action, Request request, Collection<StackSet.Place> places) {
        Optional<StackSet.Operation> running = set.operations().stream()
                .filter(operation -> operation.runs(script.now()))
                .findFirst();
        String id = request.text("OperationId").orElseGet(script::uuid);
        if (running.isPresent()) {
            throw new AwsError(
                    409,
                    "OperationInProgressException",
                    "Another Operation on StackSet " + set.id() + " is in progress: "
                            + running.get().id());
        }
        if (set.operations().stream().anyMatch(operation -> operation.id().equals(id))) {
            throw new AwsError(409, "OperationIdAlreadyExistsException", "Operation " + id + " already exists");
        }
        JsonNode preferences = request.parameters().path("OperationPreferences");
        int tolerance = preferences.path("FailureToleranceCount").asInt();
        set.add(new StackSet.Operation(id, action, script.now(), tolerance, results(places, preferences, tolerance)));
        return Json.object().put("OperationId", id);
    }

    private List<StackSet.Result> results(Collection<StackSet.Place> places, JsonNode preferences, int tolerance) {
        boolean parallel = preferences.path("RegionConcurrencyType").asText().equals("PARALLEL");
        Set<String> regions = new LinkedHashSet<>();
        preferences.path("RegionOrder").forEach(region -> regions.add(region.asText()));
        places.forEach(place -> regions.add(place.region()));
        Instant start = script.now();
        boolean stopped = false;
        List<StackSet.Result> results = new ArrayList<>();
        for (String region : regions) {
            List<StackSet.Place> here = places.stream()
                    .filter(place -> place.region().equals(region))
                    .toList();
            Instant end = stopped ? start : start.plus(script.duration(region));
            Optional<String> failure = script.failure(Script.Phase.MAKE, region);
            String status = stopped ? "CANCELLED" : failure.isPresent() ? "FAILED" : "SUCCEEDED";
            String reason = stopped ? "Cancelled since failure tolerance has exceeded" : failure.orElse("");
            for (StackSet.Place place : here) {
                results.add(
                        script.isSuspended(place.account())
                                ? new StackSet.Result(place, start, end, "SKIPPED_SUSPENDED_ACCOUNT", "")
                                : new StackSet.Result(place, start, end, status, reason));
            }
            stopped = stopped || failure.isPresent() && here.size() > tolerance && !parallel;
            start = parallel ? start : end;
        }
        return results;
    }

    private JsonNode list(Request request) {
        StackSet set = get(request);
        return Json.object()
                .set(
                        "Summaries",
                        set.places().stream()
                                .map(place -> set.instance(place, script.now()))
                                .collect(Json.list()));
    }

    private StackSet.Operation find(Request request) {
        String id = request.required("OperationId");
        return get(request).operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AwsError(404, "OperationNotFoundException", "Operation " + id + " not found"));
    }

    private JsonNode operation(Request request) {
        return Json.object()
                .set(
                        "StackSetOperation",
                        tree(find(request)).put("StackSetId", get(request).id()));
    }

    /** Newest first. */
    private JsonNode operations(Request request) {
        List<StackSet.Operation> operations = new ArrayList<>(get(request).operations());
        Collections.reverse(operations);
        return Json.object()
                .set("Summaries", operations.stream().map(this::tree).collect(Json.list()));
    }

    private ObjectNode tree(StackSet.Operation operation) {
        ObjectNode tree = Json.object()
                .put("OperationId", operation.id())
                .put("Action", operation.action())
                .put("Status", operation.status(script.now()))
                .putPOJO("CreationTimestamp", operation.start());
        if (!operation.runs(script.now())) {
            tree.putPOJO("EndTimestamp", operation.end());
        }
        return tree;
    }

    private JsonNode results(Request request) {
        return Json.object()
                .set(
                        "Summaries",
                        find(request).results().stream().map(this::tree).collect(Json.list()));
    }

    private JsonNode tree(StackSet.Result result) {
        boolean over = !script.now().isBefore(result.end());
        return Json.object()
                .put("Account", result.place().account())
                .put("Region", result.place().region())
                .put("Status", result.status(script.now()))
                .put("StatusReason", over ? result.reason() : "");
    }
}
