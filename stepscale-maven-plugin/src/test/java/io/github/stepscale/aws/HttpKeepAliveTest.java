package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpKeepAliveTest {
    private static final String PROPERTY = "http.maxConnections";

    private final Properties before = new Properties();

    @BeforeEach
    void saveProperties() {
        before.putAll(System.getProperties());
        System.clearProperty(PROPERTY);
    }

    @AfterEach
    void restoreProperties() {
        System.setProperties(before);
    }

    @Test
    void aConnectionLeavesTheJvmAsItIs() {
        Aws.connect(Connection.standard().withRegion("eu-west-1")).close();

        assertThat(System.getProperty(PROPERTY)).isNull();
    }

    @Test
    void theLimitIsRaisedUnlessTheUserHasSetIt() {
        HttpKeepAlive.raiseLimit();
        assertThat(System.getProperty(PROPERTY)).isEqualTo("1000");

        System.setProperty(PROPERTY, "20");
        HttpKeepAlive.raiseLimit();
        assertThat(System.getProperty(PROPERTY)).isEqualTo("20");
    }
}
