package com.example.fleet;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Tunes every endpoint of a table, and adds the results to another one. */
public final class TuneEndpoints {
    private TuneEndpoints() {}

    /** Takes the arguments that {@link Arguments#USAGE} lists. */
    public static void main(String[] arguments) throws IOException {
        Arguments parsed;
        try {
            parsed = Arguments.parse(List.of(arguments));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + System.lineSeparator() + Arguments.USAGE);
            System.exit(2);
            return;
        }
        try (SparkSession spark =
                SparkSession.builder().appName("tune-endpoints").getOrCreate()) {
            new TuningRun(spark, parsed).run();
        }
    }
}
