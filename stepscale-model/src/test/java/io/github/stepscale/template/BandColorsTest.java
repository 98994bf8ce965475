package io.github.stepscale.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.steps.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class BandColorsTest {
    private static final String BELOW_ZERO = "#7f7f7f";

    @Test
    void oneSizeOfChangeHasTheMiddleShade() {
        assertThat(colors(scaling()
                        .step(Step.upper(20).change(-1))
                        .step(Step.lower(50).change(1))))
                .containsExactly(BELOW_ZERO, "#1f77b4", "#7f7f7f", "#d62728");
    }

    @Test
    void aLargerChangeIsDarker() {
        assertThat(colors(scaling()
                        .step(Step.upper(10).change(-3))
                        .step(Step.lower(10).upper(20).change(-1))
                        .step(Step.lower(50).upper(60).change(1))
                        .step(Step.lower(60).change(12))))
                .containsExactly(BELOW_ZERO, "#0f4470", "#aec7e8", "#7f7f7f", "#f5a3a0", "#8f1213");
    }

    @Test
    void equalChangesHaveEqualShadesAndManySizesStayInOrder() {
        assertThat(colors(scaling()
                        .step(Step.lower(50).upper(60).change(1))
                        .step(Step.lower(60).upper(70).change(2))
                        .step(Step.lower(70).upper(80).change(3))
                        .step(Step.lower(80).upper(90).change(4))
                        .step(Step.lower(90).change(5))))
                .containsExactly("#7f7f7f", "#f5a3a0", "#e6605c", "#d62728", "#d62728", "#8f1213");
    }

    @Test
    void anExactCapacityIsGreen() {
        assertThat(colors(scaling()
                        .step(Step.upper(50).capacity(1))
                        .step(Step.lower(50).capacity(4))))
                .endsWith("#2ca02c");
    }

    private static ScalingDescriptionBuilder scaling() {
        return ScalingDescription.endpoint("orders").minCapacity(1).maxCapacity(20);
    }

    private static List<String> colors(ScalingDescriptionBuilder scaling) {
        NumberLine line = NumberLine.of(ScalingPlan.of(scaling.build())).get(0);
        BandColors colors = BandColors.of(line);
        return line.segments().stream().map(colors::of).toList();
    }
}
