package io.github.stepscale.aws;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkClient;

/**
 * Keeps the SDK's debug lines out of the log. Its signer writes the session token there, and {@code mvn -X} would print it.
 */
final class SdkLogs {
    /** The package of the SDK, asked of one of its classes: inside our jar the SDK goes by another name. */
    private static final String SDK = SdkClient.class.getPackageName().replaceFirst("\\.core$", "");
    /** Maven's own loggers read it when they are made: those of Maven 3, as slf4j-simple does, and those of Maven 4. */
    private static final List<String> LEVELS = List.of("org.slf4j.simpleLogger.log." + SDK, "maven.logger.log." + SDK);

    private SdkLogs() {}

    /** The name of the logger above all of the SDK's. */
    static String logger() {
        return SDK;
    }

    /** Has to come before any class of the SDK makes its logger. */
    static void silence() {
        for (String level : LEVELS) {
            if (System.getProperty(level) == null) {
                System.setProperty(level, "warn");
            }
        }
    }

    /** Whether the SDK would write its debug lines nevertheless. */
    static boolean areLoud() {
        Logger signer = LoggerFactory.getLogger(SDK + ".http.auth.aws.internal.signer.DefaultV4RequestSigner");
        return signer.isDebugEnabled();
    }
}
