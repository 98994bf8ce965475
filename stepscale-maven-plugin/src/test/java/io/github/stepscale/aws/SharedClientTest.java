package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedClientTest {
    @Test
    void aClientIsBuiltOnce() {
        AtomicInteger built = new AtomicInteger();
        SharedClient<Integer> client = new SharedClient<>(built::incrementAndGet);

        assertThat(client.get()).isEqualTo(client.get()).isEqualTo(1);
    }

    @Test
    void aConfigurationErrorOfTheSdkIsAnAwsException() {
        SharedClient<Integer> client = new SharedClient<>(() -> {
            throw new IllegalArgumentException("Invalid endpoint");
        });

        assertThatExceptionOfType(AwsException.class)
                .isThrownBy(client::get)
                .withMessageStartingWith("Cannot connect to AWS: ");
    }
}
