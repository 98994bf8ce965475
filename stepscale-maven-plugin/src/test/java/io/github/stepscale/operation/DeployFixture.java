package io.github.stepscale.operation;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.Connection;
import io.github.stepscale.aws.ResponseLimits;
import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.operation.deploy.Deploy;
import io.github.stepscale.operation.deploy.DeployOptions;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.deploy.DeployResult;
import io.github.stepscale.operation.shared.PhysicalIds;
import io.github.stepscale.operation.status.Status;
import io.github.stepscale.operation.status.StatusReport;
import io.github.stepscale.scripted.ManualClock;
import io.github.stepscale.scripted.Request;
import io.github.stepscale.scripted.ScriptedAws;
import io.github.stepscale.scripted.StackStatusName;
import io.github.stepscale.scripted.TestConnection;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.template.StackTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A scripted AWS with an endpoint orders, whose time passes only while an operation waits, and the output of the operation. */
public final class DeployFixture implements AutoCloseable {
    public static final String STACK = "scaling";

    /** Small, and without long pauses before a request is sent again. */
    public static final ResponseLimits LIMITS = new ResponseLimits(1 << 17, 100, Duration.ofMillis(1));

    /** How long the client waits for an answer, in real time. */
    public static final Duration LONG = Duration.ofSeconds(20);

    /** The words of a command line. */
    public static final Hints HINTS = new Hints() {
        @Override
        public String run(String operation) {
            return "mvn stepscale:" + operation;
        }

        @Override
        public String set(String option, String value) {
            return "-D" + option(option) + "=" + value;
        }

        @Override
        public String option(String option) {
            return "stepscale." + option;
        }
    };

    private static final String DESCRIPTOR = """
            endpointName: orders
            stackName: scaling
            minCapacity: 1
            maxCapacity: %d
            layout: split
            steps:
              - { upper: 200, change: -1 }
              - { lower: 600, upper: 900, change: +1 }
              - { lower: 900, change: %s }
            """;

    private static final Map<String, SynthesizedStack> CHECKED = new ConcurrentHashMap<>();

    public final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    public final List<String> lines = new ArrayList<>();
    public final ScriptedAws server;
    private Connection connection;
    private Aws aws;

    public DeployFixture() {
        this(LONG);
    }

    /** @param timeout how long the client waits for an answer, in real time */
    public DeployFixture(Duration timeout) {
        TestConnection.signIn();
        try {
            server = ScriptedAws.start(clock);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        server.sageMaker().endpoint("orders", "InService", "AllTraffic", 2, 2);
        connection = Connection.standard()
                .withRegion("eu-central-1")
                .withEndpoint(server.endpoint())
                .withTimeout(timeout);
        aws = Aws.connect(connection, LIMITS);
    }

    /** Adds a stack as if it had been deployed, without a request. */
    public void deployed(SynthesizedStack stack) {
        server.stack(
                stack.name(),
                StackStatusName.CREATE_COMPLETE,
                stack.template(),
                StackTemplate.of(stack.plan()).parameterValues());
    }

    /** Connects anew, with another timeout. */
    public void reconnect(Duration timeout) {
        aws.close();
        connection = connection.withTimeout(timeout);
        aws = Aws.connect(connection, LIMITS);
    }

    /** How AWS is reached here. */
    public Connection connection() {
        return connection;
    }

    /** A split policy; two numbers vary. */
    public static SynthesizedStack stack(int maxCapacity, String topChange) {
        return checked(descriptor(maxCapacity, topChange));
    }

    /** Its descriptor. */
    public static String descriptor(int maxCapacity, String topChange) {
        return DESCRIPTOR.formatted(maxCapacity, topChange);
    }

    public static SynthesizedStack stack() {
        return stack(10, "+2");
    }

    /** The stack of a descriptor without mistakes. Trials ask for the same one many times over, and its lint takes long. */
    public static SynthesizedStack checked(String descriptor) {
        return CHECKED.computeIfAbsent(descriptor, DeployFixture::check);
    }

    private static SynthesizedStack check(String descriptor) {
        byte[] bytes = descriptor.getBytes(StandardCharsets.UTF_8);
        return Synthesis.of(DescriptorReader.read("stepscale.yaml", bytes, Map.of()))
                .stack()
                .orElseThrow();
    }

    public Aws aws() {
        return aws;
    }

    public Clock time() {
        return new Clock() {
            @Override
            public Instant instant() {
                return clock.instant();
            }

            @Override
            public void sleep(Duration duration) {
                clock.advance(duration);
            }
        };
    }

    public DeployResult deploy(SynthesizedStack stack) {
        return deploy(stack, DeployOptions.standard());
    }

    public DeployResult deploy(SynthesizedStack stack, DeployOptions options) {
        return new Deploy(aws, lines::add, time(), HINTS).run(DeployRequest.of(stack), options);
    }

    /** What is live, compared with a stack. */
    public StatusReport status(SynthesizedStack stack) {
        return new Status(aws(), clock).run(stack);
    }

    /** Each part that differs from a stack, with what differs. */
    public String differences(SynthesizedStack stack) {
        return status(stack).parts().stream()
                .filter(part -> !part.differences().isEmpty())
                .map(part -> part.name() + ": " + String.join(", ", part.differences()))
                .collect(Collectors.joining("; "));
    }

    /** The physical ids of the resources, by logical id. */
    public Map<String, String> physicalIds() {
        return PhysicalIds.of(aws().stacks(), STACK);
    }

    /** The requests of an action, in order. */
    public List<Request> sent(String action) {
        return server.requests().stream()
                .filter(request -> request.action().equals(action))
                .toList();
    }

    /** The names of the requests so far, in their order. */
    public List<String> actions() {
        return server.requests().stream().map(request -> request.action()).toList();
    }

    @Override
    public void close() {
        aws.close();
        server.close();
    }
}
