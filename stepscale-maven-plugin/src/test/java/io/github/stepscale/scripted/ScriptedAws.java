package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** AWS on one port of loopback, for all its services. */
public final class ScriptedAws implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool(ScriptedAws::daemon);
    private final Script script;
    private final Stacks stacks;
    private final CloudFormation cloudFormation;
    private final Alarms alarms;
    private final AutoScaling scaling;
    private final Sts sts;
    private final StackSets stackSets;
    private final SageMaker sageMaker = new SageMaker();
    private final ServiceQuotas quotas = new ServiceQuotas();
    private final OpenTelemetry openTelemetry = new OpenTelemetry();
    private final Faults faults = new Faults();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Consumer<Request> arrival = request -> {};
    private volatile Duration stall = Duration.ofMinutes(1);
    private volatile Duration trickle = Duration.ofSeconds(2);

    private ScriptedAws(int port, InstantSource clock) throws IOException {
        script = new Script(clock);
        stacks = new Stacks(script);
        stackSets = new StackSets(script);
        alarms = new Alarms(stacks, script);
        scaling = new AutoScaling(stacks, script, alarms);
        cloudFormation = new CloudFormation(
                stacks,
                script,
                stackSets,
                new Drift(scaling, alarms, script),
                new Imports(stacks, scaling, alarms, script));
        sts = new Sts(script);
        server = Loopback.start(port, threads, this::handle);
    }

    /** Starts on a free port, with stacks that are done at once, for whoever does not test how long they take. */
    public static ScriptedAws quick() throws IOException {
        ScriptedAws aws = start(InstantSource.system());
        aws.script().resourcesTake(Duration.ofMillis(20));
        aws.script().changeSetsTake(Duration.ZERO);
        return aws;
    }

    /** Starts on a free port. */
    public static ScriptedAws start(InstantSource clock) throws IOException {
        return start(0, clock);
    }

    public static ScriptedAws start(int port, InstantSource clock) throws IOException {
        return new ScriptedAws(port, clock);
    }

    /**
     * Runs until it is killed: {@code ScriptedAws <port> [--resource-seconds <n>] [--failing <logical id> <reason>]
     * [--instances <endpoint> <n>] [--invocations <minutes>] [--model <ms of service> <at once>]}. With instances, alarms
     * scale them; with invocations, each of the last minutes had 60; with a model, a server of its own answers requests.
     */
    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 0;
        @SuppressWarnings("resource") // The process is its life
        ScriptedAws aws = start(port, InstantSource.system());
        int seconds = List.of(args).indexOf("--resource-seconds") + 1;
        if (seconds > 0) {
            aws.script().resourcesTake(Duration.ofSeconds(Long.parseLong(args[seconds])));
        }
        int failing = List.of(args).indexOf("--failing") + 1;
        if (failing > 0) {
            aws.script().failing(args[failing], args[failing + 1]);
        }
        int instances = List.of(args).indexOf("--instances") + 1;
        if (instances > 0) {
            int number = Integer.parseInt(args[instances + 1]);
            aws.sageMaker().endpoint(args[instances], "InService", "AllTraffic", number, number);
            aws.alarmsScale();
        }
        int invocations = List.of(args).indexOf("--invocations") + 1;
        if (invocations > 0) {
            aws.alarms().metrics().putMinutes("Invocations", Integer.parseInt(args[invocations]), aws.script.now(), 60);
        }
        int model = List.of(args).indexOf("--model") + 1;
        if (model > 0) {
            System.out.println("model on " + model(args[model], args[model + 1]).address());
        }
        System.out.println("listening on " + aws.endpoint());
    }

    private static ModelServer model(String millis, String atOnce) throws IOException {
        return ModelServer.start()
                .takes(Duration.ofMillis(Long.parseLong(millis)))
                .atOnce(Integer.parseInt(atOnce));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-aws");
        thread.setDaemon(true);
        return thread;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How long things take and what fails. */
    public Script script() {
        return script;
    }

    public AutoScaling scaling() {
        return scaling;
    }

    public Alarms alarms() {
        return alarms;
    }

    public SageMaker sageMaker() {
        return sageMaker;
    }

    public ServiceQuotas quotas() {
        return quotas;
    }

    public OpenTelemetry openTelemetry() {
        return openTelemetry;
    }

    /** Adds a stack in a status, and gives its id. It stays so until a request or {@link #happen} changes it. */
    public synchronized String stack(
            String name, StackStatusName status, String template, Map<String, String> parameters) {
        return stack(name, Services.REGION, status, template, parameters);
    }

    /** As above, in a Region. */
    public synchronized String stack(
            String name, String region, StackStatusName status, String template, Map<String, String> parameters) {
        return stacks.found(name, region, status, template, parameters).id();
    }

    /** The status of a stack by name or id; empty if there is none of the name. */
    public synchronized Optional<String> statusOf(String nameOrId) {
        return stacks.find(nameOrId).map(stack -> stack.status(script.now()).name());
    }

    /** What a stack was deployed of. */
    public synchronized String templateOf(String nameOrId) {
        return stacks.get(nameOrId).version(script.now()).template().body();
    }

    /** Overwrites the text of a stack's template, which need not be a template, and leaves its resources. */
    public synchronized void overwriteStackTemplate(String stack, String body) {
        stacks.get(stack).overwriteTemplate(body);
    }

    /** Makes the change sets that are not executed OBSOLETE, as an update without a change set does. */
    public synchronized void outdateChangeSets() {
        cloudFormation.outdateChangeSets();
    }

    /** How many change sets wait that nobody has executed, of all stacks. */
    public synchronized int openChangeSets() {
        return cloudFormation.openChangeSets();
    }

    /** Lets a stack, or under its logical id a resource of it, come into a status after a time. */
    public synchronized void happen(String stack, Duration after, String logicalId, String status, String reason) {
        stacks.happen(stacks.get(stack), script.now().plus(after), logicalId, status, reason);
    }

    /** From now on an alarm that is set to ALARM runs its policies, and the capacity that SageMaker tells follows. */
    public void alarmsScale() {
        alarms.runOnAlarm(new Autoscaler(scaling, sageMaker, script)::run);
    }

    /** Takes that back. */
    public void alarmsDoNothing() {
        alarms.runOnAlarm((alarm, reasonData) -> {});
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Forgets the recorded requests and the faults, and counts from one again. */
    public synchronized void reset() {
        requests.clear();
        faults.reset();
    }

    /** The n-th request from the last reset on, counted from one, meets the fault. */
    public synchronized void faultAt(int n, Fault fault) {
        faults.from(n, fault, 1);
    }

    /** The n-th request and all after it meet the fault. */
    public synchronized void faultFrom(int n, Fault fault) {
        faultFrom(n, fault, Integer.MAX_VALUE);
    }

    /** The n-th request and those after it meet the fault, so many times. */
    public synchronized void faultFrom(int n, Fault fault, int times) {
        faults.from(n, fault, times);
    }

    /** The next requests of an action meet the fault, so many times. */
    public synchronized void faultOn(String action, Fault fault, int times) {
        faults.on(action, fault, times);
    }

    /** What happens while a request is on its way, before it has any effect: others may ask for things then. */
    public void onArrival(Consumer<Request> happening) {
        arrival = happening;
    }

    /** Adds a stack set that another hand made, without instances. */
    public synchronized void stackSet(String name, String template) {
        stackSets.found(name, template);
    }

    /** Another hand gives a stack set a template, which need not be readable; its instances stay. */
    public synchronized void overwriteTemplate(String stackSet, String template) {
        stackSets.overwriteTemplate(stackSet, template);
    }

    /** Another hand deletes a stack set and all its instances. */
    public synchronized void deleteStackSet(String name) {
        stackSets.delete(name);
    }

    /** Another hand removes an instance; with a reason that is not empty, that fails and leaves it inoperable. */
    public synchronized void removeInstance(String stackSet, String account, String instanceRegion, String reason) {
        stackSets.remove(stackSet, account, instanceRegion, reason);
    }

    /** Another hand stops what is being done to a stack set. */
    public synchronized void stopOperation(String stackSet) {
        stackSets.stop(stackSet);
    }

    /** How long {@link Fault#STALL} keeps silent. */
    public void stallFor(Duration duration) {
        stall = duration;
    }

    /** How long {@link Fault#SLOW} waits before each byte. */
    public void trickleEvery(Duration duration) {
        trickle = duration;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = Wire.read(exchange);
            arrival.accept(request);
            Optional<Fault> fault = record(request);
            if (fault.isEmpty()) {
                Wire.send(exchange, reply(request));
            } else if (fault.get().acts()) {
                spoil(exchange, fault.get(), request, reply(request));
            } else {
                refuse(exchange, fault.get(), request);
            }
        }
    }

    /** What a request that comes by no wire is answered; it meets no fault. */
    synchronized Wire.Reply answer(Request request) {
        requests.add(request);
        return reply(request);
    }

    private synchronized Optional<Fault> record(Request request) {
        requests.add(request);
        return faults.next(request);
    }

    private void spoil(HttpExchange exchange, Fault fault, Request request, Wire.Reply reply) throws IOException {
        switch (fault) {
            case RESET -> Wire.sendHalf(exchange, reply);
            case MALFORMED -> Wire.send(exchange, Wire.malformed(reply));
            case EMPTY -> Wire.send(exchange, new Wire.Reply(200, reply.type(), ""));
            case LACKING -> Wire.send(exchange, Wire.lacking(request));
            case ENDLESS -> Wire.sendEndless(exchange, reply);
            case SLOW -> Wire.trickle(exchange, reply, trickle);
            default -> {
                // The answer is lost.
            }
        }
    }

    private void refuse(HttpExchange exchange, Fault fault, Request request) throws IOException {
        if (fault == Fault.STALL) {
            keepSilent(stall);
        } else if (fault == Fault.HTML) {
            Wire.send(exchange, Wire.page());
        } else if (fault == Fault.WRONG_SIGNATURE) {
            Wire.send(exchange, Wire.error(request, Wire.wrongSignature(request, exchange.getRequestHeaders())));
        } else if (fault != Fault.CLOSED) {
            Wire.send(exchange, Wire.error(request, fault.error(request)));
        }
    }

    static void keepSilent(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Wire.Reply reply(Request request) {
        try {
            return Wire.answer(request, result(request));
        } catch (AwsError refused) {
            return Wire.error(request, refused);
        } catch (RuntimeException bug) {
            bug.printStackTrace();
            return Wire.error(request, new AwsError(500, "InternalFailure", "Scripted AWS: " + bug));
        }
    }

    private JsonNode result(Request request) {
        return switch (request.service()) {
            case Services.CLOUDWATCH ->
                request.action().equals(OpenTelemetry.ACTION) ? openTelemetry.answer(request) : alarms.answer(request);
            case Services.STS -> sts.answer(request);
            case Services.SCALING -> scaling.answer(request);
            case Services.SAGEMAKER -> sageMaker.answer(request);
            case Services.QUOTAS -> quotas.answer(request);
            default -> cloudFormation.answer(request);
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
