package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.AwsException.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StackSetRefusalsTest {

    @Test
    void aConcurrentOperationIsBusyInEveryWordingOfAws() {
        for (String code : new String[] {"OperationInProgressException", "StaleRequestException"}) {
            assertThat(SdkCalls.kind(Optional.of(code), "Another operation has been performed", 409))
                    .as(code)
                    .isEqualTo(Kind.BUSY);
        }
    }
}
