package io.github.stepscale.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.stack.Dashboard;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.yaml.LocatedFinding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorWriterTest {

    @Test
    void keysHaveAFixedOrderAndDefaultsAreLeftOut() {
        ScalingDescription scaling = endpoint()
                .step(Step.upper(20).change(-1))
                .step(Step.lower(50.5).change(+2))
                .layout(Layout.SPLIT)
                .settings(all -> all.metricAggregationType(MetricAggregationType.AVERAGE))
                .scaleOut(out -> out.cooldown(60).fill(Fill.NONE))
                .tag("team", "vision & speech")
                .dashboard(Dashboard.DISABLED)
                .allow("W-S13")
                .build();

        assertThat(DescriptorWriter.write(scaling)).isEqualTo("""
                endpointName: e
                variantName: AllTraffic
                minCapacity: 1
                maxCapacity: 9
                metric: InvocationsPerInstance
                steps:
                  - { upper: 20, change: -1 }
                  - { lower: 50.5, change: +2 }
                layout: split
                metricAggregationType: Average
                scaleOut:
                  cooldown: 60
                  fill: none
                tags:
                  team: "vision & speech"
                dashboard: false
                allow: [W-S13]
                """);
    }

    @Test
    void metricsThatAreNotTheCataloguesAreWrittenInTheirParts() {
        SourceMetric slow =
                MetricCatalog.metric("ModelLatency", EndpointKind.REALTIME).withStatistic(new Statistic("p90"));
        SourceMetric own =
                new SourceMetric("Shop", "Depth", List.of(Dimension.of("Queue", "a, b: c")), Statistic.SUM, 60);
        ScalingDescription scaling = endpoint()
                .metric(new MathMetric(
                        "slow + own", List.of(new MathMetric.Input("slow", slow), new MathMetric.Input("own", own))))
                .step(Step.lower(1).change(1))
                .build();

        assertThat(DescriptorWriter.write(scaling)).contains("""
                metric:
                  expression: "slow + own"
                  metrics:
                    slow:
                      name: ModelLatency
                      namespace: AWS/SageMaker
                      dimensions:
                        EndpointName:
                        VariantName:
                      statistic: p90
                      period: 60
                    own:
                      name: Depth
                      namespace: Shop
                      dimensions:
                        Queue: "a, b: c"
                      statistic: Sum
                      period: 60
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "No",
                "null",
                "~",
                "123",
                "1e3",
                "0x1f",
                "- a",
                "a: b",
                "a #b",
                "{a}",
                "[a",
                "*a",
                "&a",
                "!a",
                "<<",
                "%a",
                "@a",
                "`a`",
                "'",
                "\"",
                "\\",
                "\\n",
                " a ",
                "a\nb\n",
                "\u00a0",
                "é",
                "🚀",
                "?",
                "? a",
                "---",
                "...",
                "2026-01-31",
                "=",
                "|",
                ">",
                "€"
            })
    void textOfUsersStaysText(String text) {
        ScalingDescription scaling =
                endpoint().step(Step.lower(1).change(1)).description(text).build();

        String written = DescriptorWriter.write(scaling);

        assertThat(Corpus.read(written).descriptor().orElseThrow().scaling()).isEqualTo(scaling);
    }

    @Test
    void keysOfUsersStayKeys() {
        ScalingDescriptionBuilder builder = endpoint().step(Step.lower(1).change(1));
        List<String> keys = List.of("<<", "a: b", "? a", "- a", "true", "1", "'", "é".repeat(128), "🚀".repeat(64));
        keys.forEach(key -> builder.tag(key, key));
        ScalingDescription scaling = builder.build();

        String written = DescriptorWriter.write(scaling);

        assertThat(Corpus.read(written).findings())
                .extracting(LocatedFinding::toString)
                .isEmpty();
        assertThat(Corpus.read(written).descriptor().orElseThrow().scaling()).isEqualTo(scaling);
    }

    private static ScalingDescriptionBuilder endpoint() {
        return ScalingDescription.endpoint("e").minCapacity(1).maxCapacity(9);
    }
}
