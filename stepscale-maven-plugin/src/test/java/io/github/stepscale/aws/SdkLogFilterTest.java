package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class SdkLogFilterTest {
    @Test
    void aJdkLoggerThatWouldWriteHeadersPreventsTheConnection() {
        Logger client = Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");
        client.setLevel(Level.FINE);
        try {
            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() -> Aws.connect(Connection.standard().withRegion("eu-west-1")))
                    .withMessageContaining("sun.net.www.protocol.http.HttpURLConnection writes debug lines")
                    .satisfies(loud -> assertThat(loud.kind()).isEqualTo(AwsException.Kind.LOGGED));
        } finally {
            client.setLevel(null);
        }
        Aws.connect(Connection.standard().withRegion("eu-west-1")).close();
    }
}
