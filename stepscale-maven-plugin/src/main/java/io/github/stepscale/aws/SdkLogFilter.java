package io.github.stepscale.aws;

import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkClient;

/**
 * Keeps the debug lines of the SDK and of the JDK's HTTP client out of the log. The SDK's signer writes the session token
 * there, and {@code mvn -X} would print it; the JDK's client writes the headers of each request.
 */
public final class SdkLogFilter {
    /** The package of the SDK, read from one of its classes: inside the plugin's jar it has another name. */
    private static final String SDK = SdkClient.class.getPackageName().replaceFirst("\\.core$", "");
    /** Maven's own loggers read it when they are made: those of Maven 3, as slf4j-simple does, and those of Maven 4. */
    private static final List<String> LEVELS = List.of("org.slf4j.simpleLogger.log." + SDK, "maven.logger.log." + SDK);

    /** Of java.util.logging, where the client of the JDK writes. */
    private static final String JDK = "sun.net.www.protocol.http.HttpURLConnection";

    private SdkLogFilter() {}

    /**
     * Sets the SDK's log level to {@code warn} in the loggers of Maven, unless it is set already. Affects the whole JVM, and must
     * come before any class of the SDK creates its logger.
     */
    public static void suppressDebug() {
        for (String level : LEVELS) {
            if (System.getProperty(level) == null) {
                System.setProperty(level, "warn");
            }
        }
    }

    /** Returns a logger that would write secrets, if there is one. */
    static Optional<String> debugLogger() {
        Logger signer = LoggerFactory.getLogger(SDK + ".http.auth.aws.internal.signer.DefaultV4RequestSigner");
        if (signer.isDebugEnabled()) {
            return Optional.of(SDK);
        }
        return java.util.logging.Logger.getLogger(JDK).isLoggable(Level.FINE) ? Optional.of(JDK) : Optional.empty();
    }
}
