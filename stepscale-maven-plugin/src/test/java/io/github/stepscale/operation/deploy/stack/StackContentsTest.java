package io.github.stepscale.operation.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.ScalableTargetId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StackContentsTest {
    private static final ScalableTargetId ORDERS =
            new ScalableTargetId("endpoint/orders/variant/AllTraffic", "sagemaker:variant:DesiredInstanceCount");
    private static final Stacks.Resource GONE = new Stacks.Resource("Old", "AWS::SQS::Queue", "q-0", "DELETE_COMPLETE");
    private static final Stacks.Resource QUEUE =
            new Stacks.Resource("Queue", "AWS::SQS::Queue", "q-1", "CREATE_COMPLETE");
    private static final Stacks.Resource STUCK =
            new Stacks.Resource("Topic", "AWS::SNS::Topic", "t-1", "DELETE_FAILED");

    private static StackContents contents(StackStatus status, Stacks.Resource... resources) {
        return new StackContents(
                new Stacks.Stack(
                        "arn:1",
                        "scaling",
                        status,
                        "",
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        false,
                        Optional.empty(),
                        List.of()),
                List.of(resources));
    }

    @Test
    void aDeletedResourceIsNotListed() {
        StackContents contents = contents(StackStatus.DELETE_FAILED, GONE, QUEUE, STUCK);

        assertThat(contents.present()).containsExactly(QUEUE, STUCK);
        assertThat(contents.lines(List.of("Topic")))
                .containsExactly(
                        "1 resource to delete",
                        "Delete  Queue  AWS::SQS::Queue  q-1",
                        "Keep    Topic  AWS::SNS::Topic  t-1");
    }

    @Test
    void onlyAnEmptyStackIsDescribedAsEmpty() {
        assertThat(contents(StackStatus.REVIEW_IN_PROGRESS).lines(List.of()))
                .containsExactly(
                        "0 resources to delete",
                        "The stack is empty, in REVIEW_IN_PROGRESS: none of its change sets was executed. They are"
                                + " deleted with it, those of others too.");
        assertThat(contents(StackStatus.ROLLBACK_COMPLETE, GONE).lines(List.of()))
                .containsExactly("0 resources to delete");
    }

    @Test
    void aResourceThatNoDescriptorMakesIsForeign() {
        assertThat(contents(StackStatus.CREATE_COMPLETE, QUEUE).foreign(ORDERS))
                .containsExactly("Queue (AWS::SQS::Queue)");
    }
}
