package io.github.stepscale.lint.flapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Simulator;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.testing.RuleBySide;
import io.github.stepscale.traffic.Trace;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What lint says of steady loads, against what the simulator does under them. */
class FlappingSimulationTest {
    private static final int MINUTES = 700;
    private static final int SETTLED = 400;
    private static final int TRIES = 20;

    @Test
    void findsExactlyTheEndlessOscillations() {
        assertAgreement(new Random(7), 50);
    }

    @Test
    @Tag("slow")
    void findsExactlyTheEndlessOscillationsInManyPolicies() {
        assertAgreement(new Random(1), 1_500);
    }

    private static void assertAgreement(Random random, int policies) {
        int oscillating = 0;
        int late = 0;
        int falseAlarms = 0;
        for (int i = 0; i < policies; i++) {
            Policy policy = Policy.random(random);
            Optional<Finding> found =
                    new FlappingRule().check(policy.plan(), policy.delays()).findFirst();
            boolean warned = found.filter(finding -> finding.severity() == Severity.WARNING)
                    .isPresent();
            boolean oscillates = policy.oscillates(new Random(i)) || warned && policy.oscillatesSomewhere();
            assertThat(!oscillates || warned).as("%s: %s, %s", i, policy, found).isTrue();
            oscillating += oscillates ? 1 : 0;
            late += warned && found.orElseThrow().sentence().contains("datapoints of the previous capacity") ? 1 : 0;
            falseAlarms += warned && !oscillates ? 1 : 0;
        }
        assertThat(oscillating).as("some never rest").isGreaterThan(policies / 10);
        assertThat(late).as("some by late datapoints alone").isGreaterThan(policies / 50);
        assertThat(falseAlarms).as("warned of, and always resting").isLessThanOrEqualTo(1 + policies / 50);
    }

    private record Policy(ScalingDescriptionBuilder scaling, Service service, int max, double[] bounds) {
        static Policy random(Random random) {
            int max = 2 + random.nextInt(9);
            int in = 10 + random.nextInt(40);
            int out = in * 2 + random.nextInt(in * 3);
            boolean percent = random.nextInt(5) == 0;
            ScalingDescriptionBuilder scaling = ScalingDescription.endpoint("e")
                    .minCapacity(1)
                    .maxCapacity(max)
                    .layout(random.nextInt(3) == 0 ? Layout.SINGLE : Layout.SPLIT)
                    .step(step(Step.upper(in), percent, -1 - random.nextInt(percent ? 50 : 3)));
            int further = out + 10 + random.nextInt(60);
            boolean two = random.nextBoolean();
            int amount = 1 + random.nextInt(percent ? 80 : 3);
            Step.Bounds first = two ? Step.lower(out).upper(further) : Step.lower(out);
            scaling.step(step(first, percent, amount));
            if (two) {
                scaling.step(step(Step.lower(further), percent, amount + random.nextInt(percent ? 80 : 3)));
            }
            settings(random, scaling);
            Service service = Service.builder()
                    .metricDelay(random.nextInt(4))
                    .scaleOutDelay(random.nextInt(8))
                    .scaleInDelay(random.nextInt(6))
                    .build();
            return new Policy(scaling, service, max, two ? new double[] {in, out, further} : new double[] {in, out});
        }

        private static Step step(Step.Bounds bounds, boolean percent, int amount) {
            return percent ? bounds.percent(amount) : bounds.change(amount);
        }

        private static void settings(Random random, ScalingDescriptionBuilder scaling) {
            if (random.nextBoolean()) {
                scaling.settings(all -> all.cooldown(60 * random.nextInt(1, 6)));
            }
            if (random.nextInt(3) == 0) {
                int periods = 1 + random.nextInt(5);
                scaling.settings(all -> all.evaluationPeriods(periods).datapointsToAlarm(1 + random.nextInt(periods)));
            }
            if (random.nextInt(3) == 0) {
                scaling.settings(all -> all.metricAggregationType(MetricAggregationType.values()[random.nextInt(3)]));
            }
        }

        /** Every other one of two sides as rules of their own. */
        ScalingPlan plan() {
            ScalingDescription built = scaling.build();
            return ScalingPlan.of(max % 2 == 0 ? RuleBySide.of(built).orElse(built) : built);
        }

        ServiceDelays delays() {
            return new ServiceDelays(service.metricDelay(), service.scaleOutDelay(), service.scaleInDelay());
        }

        /** At a few of the loads that read a bound at some capacity, and of those beside them, from three capacities. */
        boolean oscillates(Random random) {
            int[] starts = {1, (1 + max) / 2, max};
            return IntStream.range(0, TRIES).anyMatch(i -> {
                double exact = bounds[random.nextInt(bounds.length)] * (1 + random.nextInt(max));
                double load = exact + (random.nextInt(3) - 1) * random.nextInt(8) / 2.0;
                return load > 0 && oscillates(load, starts[i % starts.length]);
            });
        }

        /** At all of them, from every capacity. */
        boolean oscillatesSomewhere() {
            return IntStream.rangeClosed(1, max)
                    .boxed()
                    .flatMap(capacity -> Arrays.stream(bounds).mapToObj(bound -> bound * capacity))
                    .flatMap(exact -> Stream.of(exact, exact - 0.5, exact + 0.5, exact - 3, exact + 3))
                    .filter(load -> load > 0)
                    .anyMatch(load -> IntStream.rangeClosed(1, max).anyMatch(start -> oscillates(load, start)));
        }

        private boolean oscillates(double load, int start) {
            double[] requests = new double[MINUTES];
            Arrays.fill(requests, load);
            Service started = service.toBuilder().initialCapacity(start).build();
            Timeline timeline = Simulator.of(plan(), started).run(Trace.of(Instant.EPOCH, requests));
            int last = timeline.running(MINUTES - 1);
            return IntStream.range(SETTLED, MINUTES).anyMatch(minute -> timeline.running(minute) != last);
        }

        @Override
        public String toString() {
            return plan().scaling().scaling() + " " + service + " max " + max;
        }
    }
}
