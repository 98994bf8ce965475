package io.github.stepscale.aws;

import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkClient;

/**
 * Keeps the debug lines of what carries our requests out of the log. The SDK's signer writes the session token there, and
 * {@code mvn -X} would print it; the JDK's HTTP client writes the headers of each request.
 */
final class SdkLogFilter {
    /** The package of the SDK, asked of one of its classes: inside our jar the SDK goes by another name. */
    private static final String SDK = SdkClient.class.getPackageName().replaceFirst("\\.core$", "");
    /** Maven's own loggers read it when they are made: those of Maven 3, as slf4j-simple does, and those of Maven 4. */
    private static final List<String> LEVELS = List.of("org.slf4j.simpleLogger.log." + SDK, "maven.logger.log." + SDK);

    /** Of java.util.logging, where the client of the JDK writes. */
    private static final String JDK = "sun.net.www.protocol.http.HttpURLConnection";

    private SdkLogFilter() {}

    /** Has to come before any class of the SDK makes its logger. */
    static void silence() {
        for (String level : LEVELS) {
            if (System.getProperty(level) == null) {
                System.setProperty(level, "warn");
            }
        }
    }

    /** The loggers that would write secrets nevertheless. */
    static Optional<String> loud() {
        Logger signer = LoggerFactory.getLogger(SDK + ".http.auth.aws.internal.signer.DefaultV4RequestSigner");
        if (signer.isDebugEnabled()) {
            return Optional.of(SDK);
        }
        return java.util.logging.Logger.getLogger(JDK).isLoggable(Level.FINE) ? Optional.of(JDK) : Optional.empty();
    }
}
