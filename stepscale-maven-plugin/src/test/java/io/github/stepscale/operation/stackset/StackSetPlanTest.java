package io.github.stepscale.operation.stackset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.StackSetAccess;
import io.github.stepscale.aws.StackSetInstance;
import io.github.stepscale.aws.StackSetRequest;
import io.github.stepscale.aws.StackSetState;
import io.github.stepscale.aws.StackSetTargets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StackSetPlanTest {
    private static final String TEMPLATE =
            "Resources: {ScalableTarget: {Type: AWS::ApplicationAutoScaling::ScalableTarget}}";
    private static final StackSetTargets TARGETS = new StackSetTargets(List.of("1", "2", "3"), List.of("eu", "us"));

    @Test
    void placesThatLackTheSameRegionsGoTogether() {
        StackSetPlan plan = plan(request(roles(Optional.empty(), Optional.empty())), current("2", "eu"));
        assertThat(plan.steps()).containsExactly("Create instances in 1, 3 x eu, us", "Create instances in 2 x us");
        assertThat(plan.gone()).containsExactly("1 eu", "1 us", "3 eu", "3 us", "2 us");
        assertThat(plan.isEmpty()).isFalse();
        assertThat(plan.others(TARGETS)).isEmpty();
    }

    @Test
    void whatIsThereThoughNotAskedForIsNamed() {
        StackSetPlan plan =
                plan(request(roles(Optional.empty(), Optional.empty())), current("1", "eu"), current("1", "ap"));
        assertThat(plan.others(TARGETS))
                .contains("In the stack set, though not asked for: 1 ap. They stay, and get every update.");
    }

    @Test
    void oneThatIsNotUpToDateIsAReason() {
        StackSetRequest request = request(roles(Optional.empty(), Optional.empty()));
        assertThat(plan(request, outdated("1", "eu")).reasons()).containsExactly("1 instance is not up to date");
        assertThat(plan(request, outdated("1", "eu"), outdated("2", "eu")).ofTheSet())
                .contains("Update the stack set and its 2 instances: 2 instances are not up to date");
        assertThat(plan(request, current("1", "eu")).reasons()).isEmpty();
    }

    @Test
    void aRoleThatIsNotGivenStaysAndAnotherIsAReason() {
        assertThat(plan(request(roles(Optional.of("admin"), Optional.of("exec"))))
                        .reasons())
                .isEmpty();
        assertThat(plan(request(roles(Optional.of("other"), Optional.empty()))).reasons())
                .containsExactly("a role differs");
        assertThat(plan(request(roles(Optional.of("admin"), Optional.of("other"))))
                        .reasons())
                .containsExactly("a role differs");
    }

    @Test
    void unitsMayHoldNoAccountSoThatNoneOfThemCountsAsGone() {
        StackSetPlan plan = plan(request(new StackSetAccess.ServiceManaged(false)), current("1", "eu"));
        assertThat(plan.missing()).hasSize(1);
        assertThat(plan.gone()).isEmpty();
    }

    private static StackSetAccess roles(Optional<String> administration, Optional<String> execution) {
        return new StackSetAccess.SelfManaged(administration, execution);
    }

    private static StackSetRequest request(StackSetAccess access) {
        return new StackSetRequest("scaling", TEMPLATE, Map.of(), Map.of(), access);
    }

    private static StackSetPlan plan(StackSetRequest request, StackSetInstance... instances) {
        StackSetState state =
                new StackSetState("scaling", TEMPLATE, Map.of(), Map.of(), "SELF_MANAGED", "admin", "exec");
        return StackSetPlan.of(request, Optional.of(state), List.of(instances), TARGETS);
    }

    private static StackSetInstance current(String account, String region) {
        return new StackSetInstance(account, region, Optional.empty(), "CURRENT", "SUCCEEDED", "");
    }

    private static StackSetInstance outdated(String account, String region) {
        return new StackSetInstance(account, region, Optional.empty(), "OUTDATED", "FAILED", "");
    }
}
