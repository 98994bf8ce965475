package io.github.stepscale.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.stepscale.aws.StackSets;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.operation.FaultTrial.Operation;
import io.github.stepscale.operation.deploy.DeployOptions;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.deploy.delete.Delete;
import io.github.stepscale.operation.deploy.delete.DeleteOptions;
import io.github.stepscale.operation.deploy.parallel.ParallelDeploy;
import io.github.stepscale.operation.deploy.parallel.ParallelDeployResult;
import io.github.stepscale.operation.drill.Drill;
import io.github.stepscale.operation.drill.DrillOptions;
import io.github.stepscale.operation.explain.Explain;
import io.github.stepscale.operation.explain.ExplainOptions;
import io.github.stepscale.operation.explain.ExplainText;
import io.github.stepscale.operation.record.ExistingRecording;
import io.github.stepscale.operation.record.RecordOptions;
import io.github.stepscale.operation.record.Recorder;
import io.github.stepscale.operation.record.Recording;
import io.github.stepscale.operation.stackset.StackSetDeploy;
import io.github.stepscale.operation.stackset.StackSetOptions;
import io.github.stepscale.operation.status.Status;
import io.github.stepscale.operation.status.StatusText;
import io.github.stepscale.scripted.Alarms.Value;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A fault of each kind at every request of every operation. A deployment and an import have tests of their own beside these. */
class FaultsEverywhereTest {
    private static final SynthesizedStack STACK = DeployFixture.stack();

    /** Checks that the lines call nothing absent that exists: they are as without a fault, or name what was not read. */
    private abstract static class Look implements Operation {
        private String clean = "";

        @Override
        public void prepare(DeployFixture stage) {
            stage.server.sageMaker().endpoint("orders", "InService", "AllTraffic", 2, 2);
            stage.deployed(STACK);
            if (clean.isEmpty()) {
                clean = run(stage);
            }
        }

        @Override
        public void judge(DeployFixture stage, Optional<String> claim) {
            claim.filter(said -> !said.contains("Cannot "))
                    .ifPresent(said -> assertThat(said).isEqualTo(clean));
        }
    }

    private static final Operation STATUS = new Look() {
        @Override
        public String run(DeployFixture stage) {
            return String.join("\n", StatusText.lines(new Status(stage.aws()).run(STACK), DeployFixture.HINTS));
        }
    };

    private static final Operation EXPLAIN = new Look() {
        private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public void prepare(DeployFixture stage) {
            long start = MIDNIGHT.minus(Duration.ofMinutes(30)).getEpochSecond();
            stage.server
                    .scaling()
                    .addActivity(JsonNodeFactory.instance
                            .objectNode()
                            .put("ActivityId", "1")
                            .put("ServiceNamespace", "sagemaker")
                            .put("ResourceId", "endpoint/orders/variant/AllTraffic")
                            .put("ScalableDimension", "sagemaker:variant:DesiredInstanceCount")
                            .put("StatusCode", "Successful")
                            .put("Description", "Setting desired instance count to 3.")
                            .put("Cause", "")
                            .put("StartTime", start)
                            .put("EndTime", start + 300));
            super.prepare(stage);
        }

        @Override
        public String run(DeployFixture stage) {
            ExplainOptions options = new ExplainOptions(MIDNIGHT.minus(Duration.ofHours(1)), MIDNIGHT);
            return String.join(
                    "\n",
                    ExplainText.lines(
                            new Explain(stage.aws(), stage.time(), LibraryHints.INSTANCE).run(STACK, options)));
        }
    };

    private static final Operation DELETE = new Operation() {
        @Override
        public void prepare(DeployFixture stage) {
            stage.deployed(STACK);
        }

        @Override
        public String run(DeployFixture stage) {
            new Delete(stage.aws(), stage.lines::add, stage.time(), DeployFixture.HINTS)
                    .run(
                            STACK.name(),
                            ScalableTargetId.of(STACK.plan().scaling().target()),
                            DeleteOptions.standard(),
                            Confirmation.GIVEN);
            return String.join("\n", stage.lines);
        }

        @Override
        public void judge(DeployFixture stage, Optional<String> claim) {
            claim.ifPresent(said -> assertThat(said).endsWith("Deleted."));
            claim.ifPresent(
                    said -> assertThat(stage.aws().stacks().find(STACK.name())).isEmpty());
            run(stage);
            assertThat(stage.aws().stacks().find(STACK.name())).isEmpty();
        }
    };

    private static final Operation DRY_RUN = new Operation() {
        @Override
        public void prepare(DeployFixture stage) {
            stage.deployed(STACK);
        }

        @Override
        public String run(DeployFixture stage) {
            stage.deploy(
                    DeployFixture.stack(12, "+3"),
                    DeployOptions.builder().dryRun(true).build());
            return String.join("\n", stage.lines);
        }

        @Override
        public void judge(DeployFixture stage, Optional<String> claim) {
            assertThat(stage.aws().stacks().template(STACK.name())).isEqualTo(STACK.template());
            assertThat(stage.aws().stacks().find(STACK.name()).orElseThrow().status())
                    .isEqualTo(StackStatus.CREATE_COMPLETE);
        }
    };

    private static final Operation DRILL = new Operation() {
        @Override
        public void prepare(DeployFixture stage) {
            stage.server.sageMaker().endpoint("orders", "InService", "AllTraffic", 2, 2);
            stage.deployed(STACK);
            stage.server.alarmsScale();
        }

        @Override
        public String run(DeployFixture stage) {
            new Drill(stage.aws(), stage.lines::add, stage.time(), LibraryHints.INSTANCE)
                    .run(STACK, DrillOptions.standard(), Confirmation.GIVEN);
            return String.join("\n", stage.lines);
        }

        @Override
        public void judge(DeployFixture stage, Optional<String> claim) {
            claim.filter(said -> said.contains("The drill succeeded"))
                    .ifPresent(said -> assertThat(stage.aws()
                                    .endpoints()
                                    .ofVariant("orders", "AllTraffic")
                                    .orElseThrow()
                                    .desired())
                            .isGreaterThan(2));
        }
    };

    private static final Operation STACK_SET = new Operation() {
        private static final StackSetOptions OPTIONS = StackSetOptions.builder(
                        new StackSets.Targets(List.of("111111111111", "222222222222"), List.of("eu-west-1")))
                .build();

        @Override
        public void prepare(DeployFixture stage) {
            // There is none before.
        }

        @Override
        public String run(DeployFixture stage) {
            return new StackSetDeploy(stage.aws(), stage.lines::add, stage.time(), DeployFixture.HINTS)
                    .run("sets", DeployRequest.of(STACK), OPTIONS)
                    .ending()
                    .name();
        }

        @Override
        public void judge(DeployFixture stage, Optional<String> claim) {
            claim.ifPresent(said -> requireCurrent(stage));
            run(stage);
            requireCurrent(stage);
        }

        private static void requireCurrent(DeployFixture stage) {
            assertThat(stage.aws().stackSets().instances("sets", OPTIONS.permissionModel()))
                    .hasSize(2)
                    .allMatch(StackSets.Instance::isCurrent);
        }
    };

    /** One after the other, so that a request has a number. */
    private static final Operation SEVERAL = new Operation() {
        private final List<DeployRequest> requests = IntStream.range(0, 2)
                .mapToObj(i -> DeployFixture.checked("""
                        endpointName: orders-%d
                        stackName: several-%d
                        minCapacity: 1
                        maxCapacity: 10
                        steps:
                          - { upper: 20, change: -1 }
                          - { lower: 50, change: +1 }
                        """.formatted(i, i)))
                .map(DeployRequest::of)
                .toList();

        @Override
        public void prepare(DeployFixture stage) {
            // There are none before.
        }

        @Override
        public String run(DeployFixture stage) {
            ParallelDeployResult result = new ParallelDeploy(
                            stage.connection(),
                            DeployFixture.LIMITS,
                            stage.lines::add,
                            1,
                            false,
                            stage.time(),
                            DeployFixture.HINTS)
                    .run(requests, List.of(), DeployOptions.standard());
            assertThat(result.members())
                    .extracting(ParallelDeployResult.Member::stack)
                    .containsExactly("several-0", "several-1");
            assertThat(result.failures()).as("one fault fails one stack").hasSizeLessThan(2);
            return String.join("\n", result.summary());
        }

        @Override
        public void judge(DeployFixture stage, Optional<String> claim) {
            claim.orElseThrow()
                    .lines()
                    .filter(line -> line.endsWith("  created"))
                    .forEach(line -> {
                        String name = line.split(" {2}")[1];
                        assertThat(stage.aws().stacks().find(name).orElseThrow().status())
                                .isEqualTo(StackStatus.CREATE_COMPLETE);
                    });
            assertThat(run(stage)).doesNotContain("failed");
        }
    };

    private static final Operation RECORD = new Look() {
        @Override
        public void prepare(DeployFixture stage) {
            Instant now = stage.clock.instant();
            List<Value> values = IntStream.range(1, 30)
                    .mapToObj(minute -> new Value(now.minus(Duration.ofMinutes(minute)), minute))
                    .toList();
            stage.server.alarms().metricValues("Invocations", values);
            super.prepare(stage);
        }

        @Override
        public String run(DeployFixture stage) {
            Instant noon = Instant.parse("2026-01-01T00:00:00Z");
            Recording recording = new Recorder(stage.aws(), stage.time(), LibraryHints.INSTANCE)
                    .run(
                            STACK,
                            new RecordOptions(noon.minus(Duration.ofHours(1)), noon),
                            new ExistingRecording("recorded", Map.of()));
            return recording.files().stream().map(Recording.RecordedFile::text).collect(Collectors.joining("\n"));
        }
    };

    private static final List<Fault> EVERYDAY = List.of(Fault.HTML, Fault.LACKING);

    /** One refusal: each of several stacks is deployed as one is, which has a test of its own. */
    private static final List<Fault> OF_SEVERAL =
            List.of(Fault.HTML, Fault.LOST_ANSWER, Fault.LACKING, Fault.EXPIRED_TOKEN);

    private record Named(String name, Operation operation, boolean everyday) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Named> quick() {
        return Stream.of(
                new Named("delete", DELETE, true), new Named("status", STATUS, true), new Named("drill", DRILL, true));
    }

    private static Stream<Named> all() {
        return Stream.concat(
                quick(),
                Stream.of(
                        new Named("explain", EXPLAIN, false),
                        new Named("record", RECORD, false),
                        new Named("dry run", DRY_RUN, false),
                        new Named("stack set", STACK_SET, false),
                        new Named("several stacks", SEVERAL, false)));
    }

    static Stream<Arguments> everyday() {
        return quick().flatMap(named -> EVERYDAY.stream().map(fault -> Arguments.of(named, fault)));
    }

    static Stream<Arguments> everyKind() {
        return all().flatMap(named -> Fault.kinds().stream()
                .filter(fault -> !named.everyday() || !EVERYDAY.contains(fault))
                .filter(fault -> named.operation() != SEVERAL || OF_SEVERAL.contains(fault))
                .map(fault -> Arguments.of(named, fault)));
    }

    /** One of each kind: no answer of AWS, an answer of no use, a refusal. */
    static Stream<Arguments> everyFaultThatStays() {
        List<Fault> faults = List.of(Fault.HTML, Fault.LACKING, Fault.EXPIRED_TOKEN);
        return all().filter(named -> named.operation() != SEVERAL)
                .flatMap(named -> faults.stream().map(fault -> Arguments.of(named, fault)));
    }

    @ParameterizedTest
    @MethodSource
    void everyday(Named named, Fault fault) {
        FaultTrial.once(fault, named.operation());
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource
    void everyKind(Named named, Fault fault) {
        FaultTrial.once(fault, named.operation());
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource
    void everyFaultThatStays(Named named, Fault fault) {
        FaultTrial.forEver(fault, named.operation());
    }
}
