package io.github.stepscale.operation.record;

import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.record.Recording.RecordedFile;
import io.github.stepscale.scripted.Alarms.Value;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Records from scripted AWS into a folder that is kept in memory. */
final class RecordFixture implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    final DeployFixture stage;
    final Map<String, String> files = new HashMap<>();
    private final Map<String, SortedMap<Instant, Double>> metrics = new TreeMap<>();
    private final SynthesizedStack stack;

    RecordFixture(SynthesizedStack stack) {
        this(stack, new DeployFixture());
    }

    /** @param stage its clock is set to noon, if it is earlier */
    RecordFixture(SynthesizedStack stack, DeployFixture stage) {
        this.stack = stack;
        this.stage = stage;
        stage.clock.advance(Duration.between(stage.clock.instant(), NOON));
        stage.server.sageMaker().endpoint("orders", "InService", "AllTraffic", 2, 2);
        stage.server.sageMaker().inferenceComponent("summarizer", "orders", "InService", 2, 2);
    }

    static SynthesizedStack realtime() {
        return DeployFixture.stack();
    }

    /** A minute by how many minutes before noon it is. */
    static Instant ago(int minutes) {
        return NOON.minus(Duration.ofMinutes(minutes));
    }

    /** The value of a metric in a minute. */
    RecordFixture value(String metric, Instant minute, double value) {
        metrics.computeIfAbsent(metric, name -> new TreeMap<>()).put(minute, value);
        List<Value> values = new ArrayList<>();
        metrics.get(metric).forEach((at, number) -> values.add(new Value(at, number)));
        stage.server.alarms().metricValues(metric, values);
        return this;
    }

    RecordFixture value(String metric, int minutesAgo, double value) {
        return value(metric, ago(minutesAgo), value);
    }

    /** Records without writing. */
    Recording look(Instant from, Instant to) {
        ExistingRecording folder = new ExistingRecording("recorded", files);
        return new Recorder(stage.aws(), stage.time(), LibraryHints.INSTANCE)
                .run(stack, new RecordOptions(from, to), folder);
    }

    /** Records and writes. */
    Recording record(Instant from, Instant to) {
        Recording recording = look(from, to);
        for (RecordedFile file : recording.files()) {
            files.put(file.name(), file.text());
        }
        return recording;
    }

    String traffic() {
        return files.get(Recording.TRAFFIC);
    }

    String capacity() {
        return files.get(Recording.CAPACITY);
    }

    @Override
    public void close() {
        stage.close();
    }
}
