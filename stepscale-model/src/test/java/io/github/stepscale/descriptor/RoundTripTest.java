package io.github.stepscale.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.testing.RandomScaling;
import org.junit.jupiter.api.Test;

class RoundTripTest {

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        RandomScaling.forEach(500, scaling -> {
            ReadResult reading = Corpus.read(DescriptorWriter.write(scaling));

            assertThat(reading.findings()).isEmpty();
            assertThat(reading.descriptor().orElseThrow().scaling()).isEqualTo(scaling);
        });
    }

    @Test
    void whatIsReadIsWrittenAsTheSame() {
        RandomScaling.forEach(100, scaling -> {
            String text = DescriptorWriter.write(scaling);

            Descriptor descriptor = Corpus.read(text).descriptor().orElseThrow();

            assertThat(DescriptorWriter.write(descriptor.scaling())).isEqualTo(text);
        });
    }
}
