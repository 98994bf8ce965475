package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A stack set with its operations; the stacks of its instances are not modelled. */
final class StackSet {
    private final String name;
    private final String id;
    private final String token;
    private final String model;
    private Template template;
    private ArrayNode tags = Json.texts(List.of());
    private final List<Operation> operations = new ArrayList<>();

    /** The unit through which it came; empty if it was asked for by account. */
    record Place(String account, String region, String unit) {}

    record Result(Place place, Instant start, Instant end, String status, String reason) {

        String status(Instant now) {
            if (now.isBefore(end)) {
                return now.isBefore(start) ? "PENDING" : "RUNNING";
            }
            return status;
        }
    }

    record Operation(String id, String action, Instant start, int tolerance, List<Result> results) {

        Instant end() {
            return results.stream()
                    .map(Result::end)
                    .max(Comparator.naturalOrder())
                    .orElse(start);
        }

        boolean runs(Instant now) {
            return now.isBefore(end());
        }

        String status(Instant now) {
            if (runs(now)) {
                return "RUNNING";
            }
            if (results.stream().anyMatch(result -> failedIn(result.place().region()) > tolerance)) {
                return "FAILED";
            }
            boolean stopped =
                    results.stream().anyMatch(result -> result.status().equals("CANCELLED"));
            return stopped ? "STOPPED" : "SUCCEEDED";
        }

        /** It ends now, and what was not done by now is not done. */
        Operation stopped(Instant now) {
            return new Operation(
                    id,
                    action,
                    start,
                    tolerance,
                    results.stream()
                            .map(result -> now.isBefore(result.end())
                                    ? new Result(
                                            result.place(), now, now, "CANCELLED", "Cancelled since it was stopped")
                                    : result)
                            .toList());
        }

        private long failedIn(String region) {
            return results.stream()
                    .filter(result -> result.place().region().equals(region))
                    .filter(result -> result.status().equals("FAILED"))
                    .count();
        }
    }

    StackSet(String name, String uuid, String token, String model, Template template) {
        this.name = name;
        this.id = name + ":" + uuid;
        this.token = token;
        this.model = model;
        this.template = template;
    }

    String name() {
        return name;
    }

    String id() {
        return id;
    }

    boolean isMadeBy(String request) {
        return !token.isEmpty() && token.equals(request);
    }

    Template template() {
        return template;
    }

    void template(Template young) {
        template = young;
    }

    void tags(List<JsonNode> young) {
        tags = young.stream().collect(Json.list());
    }

    ObjectNode tree() {
        ObjectNode tree = Json.object()
                .put("StackSetName", name)
                .put("StackSetId", id)
                .put("Status", "ACTIVE")
                .put("PermissionModel", model)
                .put("TemplateBody", template.body());
        tree.set("Tags", tags);
        return tree.set("Parameters", ScriptedStack.parameters(template));
    }

    void add(Operation operation) {
        operations.add(operation);
    }

    void stop(Instant now) {
        operations.replaceAll(operation -> operation.runs(now) ? operation.stopped(now) : operation);
    }

    List<Operation> operations() {
        return operations;
    }

    Set<Place> places() {
        Set<Place> places = new LinkedHashSet<>();
        for (Operation operation : operations) {
            for (Result result : operation.results()) {
                if (operation.action().equals("DELETE") && result.status().equals("SUCCEEDED")) {
                    places.remove(result.place());
                } else {
                    places.add(result.place());
                }
            }
        }
        return places;
    }

    private boolean isInoperable(Place place) {
        return operations.stream()
                .filter(operation -> operation.action().equals("DELETE"))
                .flatMap(operation -> operation.results().stream())
                .anyMatch(result ->
                        result.place().equals(place) && result.status().equals("FAILED"));
    }

    Optional<Result> last(Place place) {
        return operations.stream()
                .flatMap(operation -> operation.results().stream())
                .filter(result -> result.place().equals(place))
                .reduce((earlier, later) -> later);
    }

    ObjectNode instance(Place place, Instant now) {
        Result last = last(place).orElseThrow();
        String status = last.status(now);
        ObjectNode tree = Json.object()
                .put("StackSetId", id)
                .put("Account", place.account())
                .put("Region", place.region())
                .put("OrganizationalUnitId", place.unit())
                .put("Status", isInoperable(place) ? "INOPERABLE" : status.equals("SUCCEEDED") ? "CURRENT" : "OUTDATED")
                .set("StackInstanceStatus", Json.object().put("DetailedStatus", status));
        return now.isBefore(last.end()) ? tree : tree.put("StatusReason", last.reason());
    }
}
