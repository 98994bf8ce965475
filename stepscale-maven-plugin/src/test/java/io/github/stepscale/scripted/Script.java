package io.github.stepscale.scripted;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What a test has decided about the course of things, and the source of times and ids. */
public final class Script {
    /** Where in the life of a resource something goes wrong. */
    enum Phase {
        MAKE,
        ROLLBACK,
        DELETE
    }

    private record Place(Phase phase, String id) {}

    private final InstantSource clock;
    private final Map<Place, String> failures = new ConcurrentHashMap<>();
    private final Map<String, Duration> durations = new ConcurrentHashMap<>();
    private final Map<String, List<String>> units = new ConcurrentHashMap<>();
    private final Set<String> suspended = ConcurrentHashMap.newKeySet();
    private final AtomicInteger ids = new AtomicInteger();
    private volatile Duration resources = Duration.ofSeconds(1);
    private volatile Duration changeSets = Duration.ofSeconds(1);
    private volatile Optional<String> changeSetFailure = Optional.empty();
    private volatile int eventsPerPage = 100;
    private volatile int itemsPerPage = 100;
    private volatile boolean operationEvents = true;
    private final List<Objection> objections = new CopyOnWriteArrayList<>();
    private final Map<String, Objection> hooks = new ConcurrentHashMap<>();

    Script(InstantSource clock) {
        this.clock = clock;
    }

    /** Lets the creation and every update of a resource fail; or the work of a stack set in a Region. */
    public void failing(String logicalIdOrRegion, String reason) {
        failures.put(new Place(Phase.MAKE, logicalIdOrRegion), reason);
    }

    /** Lets the way back of an update fail at a resource. */
    public void failingRollback(String logicalId, String reason) {
        failures.put(new Place(Phase.ROLLBACK, logicalId), reason);
    }

    /** Lets every deletion of a resource fail, that of a rollback as well. */
    public void failingDelete(String logicalId, String reason) {
        failures.put(new Place(Phase.DELETE, logicalId), reason);
    }

    /** Takes back every failure of a resource or Region. Operations under way are not changed any more. */
    public void healed(String id) {
        failures.keySet().removeIf(place -> place.id().equals(id));
    }

    /** How long each resource takes that was not given a time of its own. */
    public void resourcesTake(Duration duration) {
        resources = duration;
    }

    public void takes(String logicalIdOrRegion, Duration duration) {
        durations.put(logicalIdOrRegion, duration);
    }

    public void changeSetsTake(Duration duration) {
        changeSets = duration;
    }

    /** From now on no change set can be made. */
    public void changeSetsFail(String reason) {
        changeSetFailure = Optional.of(reason);
    }

    /** From now on the validation of change sets finds a mistake in a property, which it fails or warns of. */
    public void validationFinds(boolean fails, String resource, String path, String reason) {
        objections.add(
                new Objection(uuid(), mode(fails), resource, "PROPERTY_VALIDATION", reason, path, Optional.empty()));
    }

    /** From now on a hook refuses every change set, or warns of it. */
    public void hookFinds(boolean fails, String type, String reason, String remediation, String link) {
        objections.add(hook(mode(fails), "", type, reason, remediation, link));
    }

    /** Lets the creation and every update of a resource be refused by a hook. */
    public void hookRefuses(String logicalId, String type, String reason, String remediation, String link) {
        failing(logicalId, "The following hook(s) failed: [" + type + "]");
        hooks.put(logicalId, hook("FAIL", logicalId, type, reason, remediation, link));
    }

    /** Lets every deletion of a resource be refused by a hook. */
    public void hookRefusesDeletion(String logicalId, String type, String reason, String remediation, String link) {
        failingDelete(logicalId, "The following hook(s) failed: [" + type + "]");
        hooks.put(logicalId, hook("FAIL", logicalId, type, reason, remediation, link));
    }

    private Objection hook(String mode, String resource, String type, String reason, String remediation, String link) {
        Objection.Remediation advice = new Objection.Remediation(remediation, link);
        return new Objection(uuid(), mode, resource, type, reason, "", Optional.of(advice));
    }

    private static String mode(boolean fails) {
        return fails ? "FAIL" : "WARN";
    }

    /** Lets every later change set pass its validation. */
    public void nothingIsWrong() {
        objections.clear();
        hooks.clear();
    }

    /** From now on it is an old Region or an emulator, without the events of operations and without ids of them. */
    public void withoutOperationEvents() {
        operationEvents = false;
    }

    boolean hasOperationEvents() {
        return operationEvents;
    }

    List<Objection> objections() {
        return List.copyOf(objections);
    }

    /** What a hook has against a resource. */
    Optional<Objection> hookOn(String logicalId) {
        return Optional.ofNullable(hooks.get(logicalId));
    }

    /** A hook by the id of its result. */
    Optional<Objection> hook(String id) {
        return Stream.concat(objections.stream(), hooks.values().stream())
                .filter(objection -> objection.ofHook() && objection.id().equals(id))
                .findFirst();
    }

    /** The id of an operation; empty where they have none. */
    String operationId() {
        return operationEvents ? uuid() : "";
    }

    public void eventsPerPage(int events) {
        eventsPerPage = events;
    }

    /** How many targets, policies, scheduled actions, activities or alarms a page has at most. */
    public void itemsPerPage(int items) {
        itemsPerPage = items;
    }

    /** Which accounts an organizational unit has. */
    public void unitHas(String organizationalUnit, List<String> accounts) {
        units.put(organizationalUnit, List.copyOf(accounts));
    }

    /** From now on an account is suspended: stack sets pass it over. */
    public void suspend(String account) {
        suspended.add(account);
    }

    boolean isSuspended(String account) {
        return suspended.contains(account);
    }

    List<String> accounts(String organizationalUnit) {
        return units.getOrDefault(organizationalUnit, List.of());
    }

    Instant now() {
        return clock.instant();
    }

    /** The same in every run. */
    String uuid() {
        return new UUID(0x5CA1_AB1E_0000_4000L, 0x8000_0000_0000_0000L | ids.incrementAndGet()).toString();
    }

    Optional<String> failure(Phase phase, String id) {
        return Optional.ofNullable(failures.get(new Place(phase, id)));
    }

    Duration duration(String id) {
        return durations.getOrDefault(id, resources);
    }

    Duration changeSetDuration() {
        return changeSets;
    }

    Optional<String> changeSetFailure() {
        return changeSetFailure;
    }

    int eventsPerPage() {
        return eventsPerPage;
    }

    int itemsPerPage() {
        return itemsPerPage;
    }
}
