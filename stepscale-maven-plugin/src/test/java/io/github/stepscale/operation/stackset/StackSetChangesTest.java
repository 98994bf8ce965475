package io.github.stepscale.operation.stackset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.StackSets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StackSetChangesTest {
    private static final String TEMPLATE =
            "Resources: {ScalableTarget: {Type: AWS::ApplicationAutoScaling::ScalableTarget}}";
    private static final StackSets.Targets TARGETS = new StackSets.Targets(List.of("1", "2", "3"), List.of("eu", "us"));

    @Test
    void placesThatLackTheSameRegionsShareARequest() {
        StackSetChanges plan = plan(request(roles(Optional.empty(), Optional.empty())), current("2", "eu"));
        assertThat(plan.steps()).containsExactly("Create instances in 1, 3 x eu, us", "Create instances in 2 x us");
        assertThat(plan.missingPlaces()).containsExactly("1 eu", "1 us", "3 eu", "3 us", "2 us");
        assertThat(plan.isEmpty()).isFalse();
        assertThat(plan.unrequested(TARGETS)).isEmpty();
    }

    @Test
    void instancesOutsideTheTargetsAreNamed() {
        StackSetChanges plan =
                plan(request(roles(Optional.empty(), Optional.empty())), current("1", "eu"), current("1", "ap"));
        assertThat(plan.unrequested(TARGETS))
                .contains("In the stack set, but not requested: 1 ap. They stay and receive every update.");
    }

    @Test
    void anOutdatedInstanceIsAReasonForAnUpdate() {
        StackSets.Definition request = request(roles(Optional.empty(), Optional.empty()));
        assertThat(plan(request, outdated("1", "eu")).reasons()).containsExactly("1 instance is not up to date");
        assertThat(plan(request, outdated("1", "eu"), outdated("2", "eu")).stackSetStep())
                .contains("Update the stack set and its 2 instances: 2 instances are not up to date");
        assertThat(plan(request, current("1", "eu")).reasons()).isEmpty();
    }

    @Test
    void aMatchingStackSetGivesAnEmptyPlanAndEachDifferenceIsAReason() {
        StackSets.PermissionModel roles = roles(Optional.empty(), Optional.empty());
        StackSets.Targets one = new StackSets.Targets(List.of("1"), List.of("eu"));
        StackSets.StackSet state = new StackSets.StackSet(
                "scaling", TEMPLATE, Map.of("Max", "1"), Map.of("team", "a"), "SELF_MANAGED", "", "");
        StackSets.Definition same =
                new StackSets.Definition("scaling", TEMPLATE, Map.of("Max", "1"), Map.of("team", "a"), roles);
        StackSetChanges plan = StackSetChanges.of(same, Optional.of(state), List.of(current("1", "eu")), one);
        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.steps()).isEmpty();
        StackSets.Definition other = new StackSets.Definition("scaling", TEMPLATE + "\n", Map.of(), Map.of(), roles);
        StackSetChanges update = StackSetChanges.of(other, Optional.of(state), List.of(current("1", "eu")), one);
        assertThat(update.isEmpty()).isFalse();
        assertThat(update.reasons()).containsExactly("the template differs", "parameters differ", "tags differ");
        StackSetChanges creation = StackSetChanges.of(same, Optional.empty(), List.of(), one);
        assertThat(creation.isEmpty()).isFalse();
        assertThat(creation.steps()).containsExactly("Create the stack set scaling", "Create instances in 1 x eu");
    }

    @Test
    void resourcesThatAnUpdateRemovesAreNamedIfThereAreInstances() {
        StackSets.Definition request = request(roles(Optional.empty(), Optional.empty()));
        String queue = "Resources: {Queue: {Type: AWS::SQS::Queue}}";
        StackSets.StackSet state = new StackSets.StackSet("scaling", queue, Map.of(), Map.of(), "SELF_MANAGED", "", "");
        StackSetChanges plan = StackSetChanges.of(request, Optional.of(state), List.of(current("1", "eu")), TARGETS);
        assertThat(plan.removedOrReplaced()).containsExactly("Queue");
        assertThat(plan.stackSetStep())
                .contains("Update the stack set and its 1 instance: the template differs; removed or replaced: Queue");
        assertThat(StackSetChanges.of(request, Optional.of(state), List.of(), TARGETS)
                        .removedOrReplaced())
                .isEmpty();
    }

    @Test
    void aRoleThatIsNotGivenStaysAndADifferentOneIsAReason() {
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
    void organizationalUnitsWithoutInstancesAreNotReportedAsMissing() {
        StackSetChanges plan = plan(request(new StackSets.PermissionModel.ServiceManaged(false)), current("1", "eu"));
        assertThat(plan.missing()).hasSize(1);
        assertThat(plan.missingPlaces()).isEmpty();
    }

    @Test
    void anOrganizationalUnitWithAnInstanceInARegionNeedsNoOtherThere() {
        StackSets.Definition request = request(new StackSets.PermissionModel.ServiceManaged(false));
        StackSets.Instance ofUnit = new StackSets.Instance("9", "eu", Optional.of("1"), "CURRENT", "SUCCEEDED", "");
        StackSets.Instance ofAnother = new StackSets.Instance("1", "us", Optional.of("7"), "CURRENT", "SUCCEEDED", "");
        StackSetChanges plan = plan(request, ofUnit, ofAnother);
        assertThat(plan.steps()).containsExactly("Create instances in 1 x us", "Create instances in 2, 3 x eu, us");
        assertThat(plan.unrequested(TARGETS))
                .contains("In the stack set, but not requested: 1 us. They stay and receive every update.");
    }

    @Test
    void missingInstancesAloneMakeAPlan() {
        StackSetChanges plan = plan(request(roles(Optional.empty(), Optional.empty())), current("1", "eu"));
        assertThat(plan.reasons()).isEmpty();
        assertThat(plan.stackSetStep()).isEmpty();
        assertThat(plan.exists()).isTrue();
        assertThat(plan.isEmpty()).isFalse();
    }

    @Test
    void serviceManagedRolesAreNotCompared() {
        assertThat(plan(request(new StackSets.PermissionModel.ServiceManaged(true)))
                        .reasons())
                .isEmpty();
    }

    private static StackSets.PermissionModel roles(Optional<String> administration, Optional<String> execution) {
        return new StackSets.PermissionModel.SelfManaged(administration, execution);
    }

    private static StackSets.Definition request(StackSets.PermissionModel access) {
        return new StackSets.Definition("scaling", TEMPLATE, Map.of(), Map.of(), access);
    }

    private static StackSetChanges plan(StackSets.Definition request, StackSets.Instance... instances) {
        StackSets.StackSet state =
                new StackSets.StackSet("scaling", TEMPLATE, Map.of(), Map.of(), "SELF_MANAGED", "admin", "exec");
        return StackSetChanges.of(request, Optional.of(state), List.of(instances), TARGETS);
    }

    private static StackSets.Instance current(String account, String region) {
        return new StackSets.Instance(account, region, Optional.empty(), "CURRENT", "SUCCEEDED", "");
    }

    private static StackSets.Instance outdated(String account, String region) {
        return new StackSets.Instance(account, region, Optional.empty(), "OUTDATED", "FAILED", "");
    }
}
