package com.example.fleet;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * One run of the program. It tunes what the table of results does not hold yet, wave after wave; each wave is written as a
 * whole. In a wave every endpoint is a task of its own, and those with the longest traffic start first.
 */
final class TuningRun {
    private static final StructType INPUT = new StructType()
            .add(EndpointTuner.ENDPOINT, DataTypes.StringType)
            .add(EndpointTuner.DESCRIPTOR, DataTypes.StringType)
            .add(EndpointTuner.TRAFFIC, DataTypes.StringType);

    private static final String TASK = "task";
    private static final StructType TASKS =
            new StructType().add(EndpointTuner.INPUT_HASH, DataTypes.StringType).add(TASK, DataTypes.IntegerType);

    private final SparkSession spark;
    private final Arguments arguments;
    private final Path output;

    TuningRun(SparkSession spark, Arguments arguments) {
        this.spark = spark;
        this.arguments = arguments;
        this.output = new Path(arguments.output());
    }

    /** Tunes what is not done, and returns how many endpoints that were. */
    int run() {
        removeUnfinishedWave();
        Dataset<Row> endpoints = endpoints();
        List<String> waiting = waiting(endpoints);
        for (int from = 0; from < waiting.size(); from += arguments.wave()) {
            List<String> wave = waiting.subList(from, Math.min(waiting.size(), from + arguments.wave()));
            tune(endpoints, wave);
            System.out.println((from + wave.size()) + " of " + waiting.size() + " endpoints are tuned.");
        }
        if (waiting.isEmpty()) {
            System.out.println("0 endpoints are left to be tuned.");
        }
        return waiting.size();
    }

    private Dataset<Row> endpoints() {
        Column settings = lit(arguments.settings().toString()).as("settings");
        return spark.read()
                .schema(INPUT)
                .format(arguments.format())
                .load(arguments.input())
                .withColumn(EndpointTuner.INPUT_HASH, sha2(to_json(struct(settings, col("*"))), 256));
    }

    /** The work to do, the longest traffic first: whoever starts last then has little to do. */
    private List<String> waiting(Dataset<Row> endpoints) {
        Dataset<Row> work = endpoints
                .select(
                        col(EndpointTuner.INPUT_HASH),
                        length(col(EndpointTuner.TRAFFIC)).as("weight"))
                .groupBy(EndpointTuner.INPUT_HASH)
                .agg(max("weight").as("weight"));
        Dataset<Row> open = exists(output)
                ? work.join(
                        results().select(EndpointTuner.INPUT_HASH),
                        new String[] {EndpointTuner.INPUT_HASH},
                        "left_anti")
                : work;
        return open.orderBy(col("weight").desc(), col(EndpointTuner.INPUT_HASH))
                .select(EndpointTuner.INPUT_HASH)
                .as(Encoders.STRING())
                .collectAsList();
    }

    private Dataset<Row> results() {
        return spark.read()
                .schema(EndpointTuner.RESULT)
                .format(arguments.format())
                .load(arguments.output());
    }

    private void tune(Dataset<Row> endpoints, List<String> wave) {
        endpoints
                .join(broadcast(tasks(wave)), EndpointTuner.INPUT_HASH)
                .repartitionById(wave.size(), col(TASK))
                .map(new EndpointTuner(arguments.settings()), Encoders.row(EndpointTuner.RESULT))
                // Some files, not one for each task
                .repartition(spark.sparkContext().defaultParallelism())
                .write()
                .mode(SaveMode.Append)
                .format(arguments.format())
                .save(arguments.output());
    }

    /** Numbers the work. Spark starts tasks in the order of their numbers. */
    private Dataset<Row> tasks(List<String> wave) {
        List<Row> rows = IntStream.range(0, wave.size())
                .mapToObj(task -> RowFactory.create(wave.get(task), task))
                .toList();
        return spark.createDataFrame(rows, TASKS);
    }

    /** A wave that was killed leaves files that the next one would take for its own. */
    private void removeUnfinishedWave() {
        try {
            fileSystem().delete(new Path(output, "_temporary"), true);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean exists(Path path) {
        try {
            return fileSystem().exists(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private FileSystem fileSystem() throws IOException {
        return output.getFileSystem(spark.sparkContext().hadoopConfiguration());
    }
}
