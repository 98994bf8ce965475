package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.aws.ChangeSets.Change.Replacement;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemovedResourcesTest {
    private static final ChangeSets.Change QUEUE = change("Remove", "Queue", "AWS::SQS::Queue", Optional.empty());
    private static final ChangeSets.Change ALARM =
            change("Modify", "ScaleOutAlarm", "AWS::CloudWatch::Alarm", Optional.of(Replacement.YES));

    private static ChangeSets.Change change(
            String action, String resource, String type, Optional<Replacement> replacement) {
        return new ChangeSets.Change(action, resource, type, replacement, List.of());
    }

    private static List<String> foretold(boolean allowed, ChangeSets.Change... changes) {
        List<String> lines = new ArrayList<>();
        new RemovedResources(List.of(changes), DeployFixture.HINTS).printNeeds(allowed, lines::add);
        return lines;
    }

    @Test
    void everyTypeCountsAndOnlyScalingTypesStopScaling() {
        assertThatThrownBy(() -> new RemovedResources(List.of(QUEUE), DeployFixture.HINTS).require(false))
                .isInstanceOf(OperationException.class)
                .hasMessage("Not deployed: Queue would be removed or replaced. To allow that, deploy with"
                        + " -Dstepscale.allowReplacement=true.");
        assertThatThrownBy(() -> new RemovedResources(List.of(QUEUE, ALARM), DeployFixture.HINTS).require(false))
                .hasMessage("Not deployed: Queue, ScaleOutAlarm would be removed or replaced, and nothing would scale"
                        + " meanwhile. To allow that, deploy with -Dstepscale.allowReplacement=true.");
        assertThatCode(() -> new RemovedResources(List.of(QUEUE, ALARM), DeployFixture.HINTS).require(true))
                .doesNotThrowAnyException();
    }

    @Test
    void aConditionalReplacementCountsToo() {
        ChangeSets.Change maybe = change("Modify", "Topic", "AWS::SNS::Topic", Optional.of(Replacement.MAYBE));
        ChangeSets.Change dynamic = change("Dynamic", "Nested", "AWS::CloudFormation::Stack", Optional.empty());

        assertThat(foretold(false, maybe, dynamic))
                .containsExactly("Executing it needs -Dstepscale.allowReplacement=true, since Topic (possibly),"
                        + " Nested (possibly) would be removed or replaced.");
    }

    @Test
    void aKeptResourceDoesNotCount() {
        ChangeSets.Change inPlace =
                change("Modify", "ScaleOutAlarm", "AWS::CloudWatch::Alarm", Optional.of(Replacement.NO));
        ChangeSets.Change added = change("Add", "Queue", "AWS::SQS::Queue", Optional.empty());

        assertThat(foretold(false, inPlace, added)).isEmpty();
        assertThatCode(() -> new RemovedResources(List.of(inPlace, added), DeployFixture.HINTS).require(false))
                .doesNotThrowAnyException();
        assertThat(foretold(true, QUEUE)).isEmpty();
    }
}
