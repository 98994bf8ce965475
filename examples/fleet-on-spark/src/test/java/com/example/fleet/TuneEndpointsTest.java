package com.example.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stepscale.synth.tuning.TunedFiles;
import io.github.stepscale.synth.tuning.TuningText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program in this JVM. */
class TuneEndpointsTest {
    private static final StructType COLUMNS = new StructType()
            .add("endpoint", DataTypes.StringType)
            .add("descriptor", DataTypes.StringType)
            .add("traffic", DataTypes.StringType);
    private static final Map<String, String> SETTINGS = Map.of("families", "fixed,capacityLadder");

    private static SparkSession spark;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", 2)
                .getOrCreate();
        spark.sparkContext().setLogLevel("ERROR");
    }

    @AfterAll
    static void stop() throws IOException {
        spark.close();
    }

    @Test
    void eachRowGivesOneRowWhateverIsWrongWithIt() {
        write(
                row("good"),
                RowFactory.create("no descriptor", null, Endpoints.traffic(1, 600)),
                RowFactory.create("no mapping", "- what", Endpoints.traffic(1, 600)),
                RowFactory.create("wrong keys", "endpointName: [", Endpoints.traffic(1, 600)),
                RowFactory.create("no traffic", Endpoints.descriptor("e"), null),
                RowFactory.create("no times", Endpoints.descriptor("e"), "requests\n5\n"),
                RowFactory.create(
                        "no objective",
                        Endpoints.descriptor("e").replace("maxExcess: 5%", ""),
                        Endpoints.traffic(1, 600)),
                RowFactory.create(
                        "no requests",
                        Endpoints.descriptor("e"),
                        Endpoints.traffic(1, 600).replaceAll(",\\d+", ",0")),
                RowFactory.create(null, Endpoints.descriptor("e"), Endpoints.traffic(2, 600)),
                row("good"));

        assertEquals(9, run(100));

        List<Row> results = results();
        assertEquals(10, results.size());
        assertEquals(List.of("good", "good", "null"), names(results, "CHANGE", "KEEP"));
        assertEquals(
                List.of(
                        "no descriptor",
                        "no mapping",
                        "no objective",
                        "no requests",
                        "no times",
                        "no traffic",
                        "wrong keys"),
                names(results, "INVALID"));
        results.forEach(result -> assertEquals(
                result.<String>getAs("outcome").equals("INVALID"),
                !result.getList(result.fieldIndex("mistakes")).isEmpty(),
                result::toString));
    }

    @Test
    void theFilesAreThoseOfTheLibraryByteForByte() {
        write(row("a"), row("b"), row("c"));
        run(2);

        for (Row result : results()) {
            String name = result.getAs("endpoint");
            TunedFiles library = new TuningText(
                            name, Endpoints.descriptor(name), name, traffic(name), Map.of(), Map.of(), SETTINGS)
                    .run()
                    .files()
                    .orElseThrow();
            assertEquals(TunedFiles.NAMES.size(), library.texts().size());
            assertEquals(library.texts(), result.getJavaMap(result.fieldIndex("files")));
            assertEquals(library.sentences(), result.getList(result.fieldIndex("sentences")));
        }
    }

    @Test
    void aLaterRunTunesOnlyWhatIsNewOrChanged() {
        write(row("a"), row("b"));
        assertEquals(2, run(100));
        List<Row> first = results();

        write(row("a"), RowFactory.create("b", Endpoints.descriptor("b"), Endpoints.traffic(99, 700)), row("c"));
        assertEquals(2, run(100));
        assertEquals(0, run(100));

        List<Row> all = results();
        assertEquals(List.of("a", "b", "b", "c"), names(all, "CHANGE", "KEEP"));
        assertTrue(all.containsAll(first));
    }

    @Test
    void whatAKilledRunLeavesBehindIsTunedOnce() throws IOException {
        write(row("a"));
        run(100);
        Path leftBehind = folder.resolve("out/_temporary/0/task_1/part-00000-left-behind.parquet");
        Files.createDirectories(leftBehind.getParent());
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            Path done = files.filter(file -> file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
            Files.copy(done, leftBehind);
        }

        write(row("a"), row("b"));
        assertEquals(1, run(100));

        assertEquals(List.of("a", "b"), names(results(), "CHANGE", "KEEP"));
    }

    @Test
    void everyEndpointIsATaskAndTheLongestTrafficStartsFirst() {
        write(IntStream.range(0, 8)
                .mapToObj(i ->
                        RowFactory.create("e" + i, Endpoints.descriptor("e" + i), Endpoints.traffic(i, 300 + 40 * i)))
                .toArray(Row[]::new));
        TaskInputs tasks = new TaskInputs();
        spark.sparkContext().addSparkListener(tasks);

        run(100);

        spark.sparkContext().removeSparkListener(tasks);
        List<Long> bytes = tasks.ofStageWith(8);
        assertEquals(8, bytes.size());
        assertEquals(bytes.stream().sorted(Collections.reverseOrder()).toList(), bytes);
    }

    /** The input of tasks that read one row each. */
    private static final class TaskInputs extends SparkListener {
        private final Map<Integer, Map<Integer, Long>> bytes = new HashMap<>();

        @Override
        public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
            if (end.taskMetrics().shuffleReadMetrics().recordsRead() == 1) {
                bytes.computeIfAbsent(end.stageId(), stage -> new HashMap<>())
                        .put(
                                end.taskInfo().index(),
                                end.taskMetrics().shuffleReadMetrics().totalBytesRead());
            }
        }

        /** By the numbers of the tasks. */
        synchronized List<Long> ofStageWith(int tasks) {
            return bytes.values().stream()
                    .filter(stage -> stage.size() == tasks)
                    .findFirst()
                    .map(stage -> IntStream.range(0, tasks).mapToObj(stage::get).toList())
                    .orElseGet(List::of);
        }
    }

    private static Row row(String endpoint) {
        return RowFactory.create(endpoint, Endpoints.descriptor(endpoint), traffic(endpoint));
    }

    private static String traffic(String endpoint) {
        return Endpoints.traffic(endpoint.hashCode(), 600);
    }

    private void write(Row... endpoints) {
        spark.createDataFrame(List.of(endpoints), COLUMNS)
                .write()
                .mode("overwrite")
                .parquet(in());
    }

    private int run(int wave) {
        return new TuningRun(spark, new Arguments(in(), out(), "parquet", wave, SETTINGS)).run();
    }

    private List<Row> results() {
        return new ArrayList<>(spark.read().parquet(out()).collectAsList());
    }

    private static List<String> names(List<Row> results, String... outcomes) {
        return results.stream()
                .filter(result -> List.of(outcomes).contains(result.<String>getAs("outcome")))
                .map(result -> String.valueOf(result.<String>getAs("endpoint")))
                .sorted()
                .collect(Collectors.toList());
    }

    private String in() {
        return folder.resolve("in").toString();
    }

    private String out() {
        return folder.resolve("out").toString();
    }
}
