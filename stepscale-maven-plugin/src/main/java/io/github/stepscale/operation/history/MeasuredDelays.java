package io.github.stepscale.operation.history;

import io.github.stepscale.service.DelayRange;
import io.github.stepscale.service.Service;
import io.github.stepscale.text.PlainNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The measured delays from a datapoint to the requested capacity.
 *
 * @param out the delays of scaling out
 * @param in the delays of scaling in
 * @param startUp the parts of the start of an instance or copy; empty if SageMaker does not publish them
 * @param notes what could not be measured, and why
 */
public record MeasuredDelays(DirectionDelays out, DirectionDelays in, Optional<StartUp> startUp, List<String> notes) {
    private static final int SECONDS_PER_MINUTE = 60;

    public MeasuredDelays {
        notes = List.copyOf(notes);
    }

    /**
     * The delays of one direction, each empty if it was not measured.
     *
     * @param metricToAlarm from the end of the newest datapoint's period to the alarm
     * @param alarmToActivity from the alarm to the scaling activity
     * @param activityToEnd from the start to the end of the activity: added instances serve, or removed ones are gone
     * @param endToEnd the same by SageMaker's own metric, {@code e2e_duration}; it counts instead of {@code activityToEnd}
     */
    public record DirectionDelays(
            Optional<DelayStatistics> metricToAlarm,
            Optional<DelayStatistics> alarmToActivity,
            Optional<DelayStatistics> activityToEnd,
            Optional<DelayStatistics> endToEnd) {
        static final DirectionDelays UNKNOWN =
                new DirectionDelays(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        private DirectionDelays with(Optional<DelayStatistics> published) {
            return new DirectionDelays(metricToAlarm, alarmToActivity, activityToEnd, published);
        }

        /** From the alarm to the end, in whole minutes. */
        private Optional<Integer> minutes() {
            double before = alarmToActivity.map(DelayStatistics::median).orElse(0.0);
            return endToEnd.or(() -> activityToEnd).map(delay -> rounded(before + delay.median()));
        }

        private String text() {
            return Stream.of(
                            alarmToActivity.map(delay -> delay.text() + " from the alarm to the activity"),
                            endToEnd.map(delay -> delay.text() + " by e2e_duration")
                                    .or(() -> activityToEnd.map(delay -> delay.text() + " from its start to its end")))
                    .flatMap(Optional::stream)
                    .reduce((one, other) -> one + ", " + other)
                    .orElse("");
        }
    }

    /**
     * The parts of the start of an instance or copy by SageMaker's own metrics, each empty if it has no datapoint.
     *
     * @param modelDownload {@code model_download_time}: from S3 to the instance
     * @param containerStart {@code container_start_time}: from the start of the container to its first passed health check
     * @param gpuLoad {@code gpu_load_time}: of the weights into the memory of the GPU
     */
    public record StartUp(
            Optional<DelayStatistics> modelDownload,
            Optional<DelayStatistics> containerStart,
            Optional<DelayStatistics> gpuLoad) {

        private Optional<String> text() {
            return Stream.of(
                            modelDownload.map(delay -> "model download " + delay.text()),
                            containerStart.map(delay -> "container start " + delay.text()),
                            gpuLoad.map(delay -> "load into the GPU " + delay.text()))
                    .flatMap(Optional::stream)
                    .reduce((one, other) -> one + ", " + other);
        }
    }

    /**
     * The statistics of one delay, in seconds.
     *
     * @param count the number of measurements, at least 1
     * @param min the shortest
     * @param median the middle one, or half the sum of the middle two
     * @param max the longest
     */
    public record DelayStatistics(int count, double min, double median, double max) {

        /** Returns the statistics; empty if there are no measurements. */
        static Optional<DelayStatistics> of(List<Double> seconds) {
            if (seconds.isEmpty()) {
                return Optional.empty();
            }
            List<Double> sorted = seconds.stream().sorted().toList();
            int size = sorted.size();
            double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
            return Optional.of(new DelayStatistics(size, sorted.get(0), median, sorted.get(size - 1)));
        }

        /** Returns {@code 67 s (58 to 93 s, seen 12 times)}. */
        String text() {
            String times = count == 1 ? "once" : count + " times";
            return whole(median) + " s (" + whole(min) + " to " + whole(max) + " s, seen " + times + ")";
        }

        private static String whole(double seconds) {
            return PlainNumbers.rounded(seconds, 0);
        }
    }

    /** Returns no delays, and a note with the reason. */
    public static MeasuredDelays none(String note) {
        return new MeasuredDelays(DirectionDelays.UNKNOWN, DirectionDelays.UNKNOWN, Optional.empty(), List.of(note));
    }

    /** Returns these delays and those that SageMaker publishes. */
    MeasuredDelays with(PublishedDelays published) {
        return new MeasuredDelays(
                out.with(published.out()),
                in.with(published.in()),
                published.startUp(),
                Stream.concat(notes.stream(), published.notes().stream()).toList());
    }

    /**
     * Returns a sentence for each delay of a descriptor that differs from the measured one, or does not contain it, with the value to
     * write. In whole minutes, as {@link #serviceBlock} has them.
     */
    public List<String> differences(Service service) {
        List<String> sentences = new ArrayList<>();
        metricToAlarm()
                .ifPresent(delay -> addDifference(
                        sentences, "metricDelay", service.delays().metric(), rounded(delay.median()), delay.text()));
        out.minutes()
                .ifPresent(minutes -> addDifference(
                        sentences, "scaleOutDelay", service.delays().scaleOut(), minutes, out.text()));
        in.minutes()
                .ifPresent(minutes -> addDifference(
                        sentences, "scaleInDelay", service.delays().scaleIn(), minutes, in.text()));
        return List.copyOf(sentences);
    }

    private static void addDifference(
            List<String> sentences, String key, DelayRange written, int measured, String text) {
        if (!written.contains(measured)) {
            sentences.add("service." + key + " is " + written + " min, but " + measured + " min were measured (" + text
                    + "). Write " + key + ": " + measured + ".");
        }
    }

    private Optional<DelayStatistics> metricToAlarm() {
        return out.metricToAlarm().or(in::metricToAlarm);
    }

    /**
     * Returns the lines to paste into a descriptor: {@code service} with {@code metricDelay}, {@code scaleOutDelay} and {@code
     * scaleInDelay}, as far as they were measured; empty if none was. Each is the median in whole minutes, rounded to
     * the nearest, a half up, at most {@value Service#MAX_DELAY}. The metric's delay is that of scaling out; that of
     * scaling in, if no other was measured. The other two count from the alarm, or from the start of the activity where no
     * alarm was seen before it. A comment splits the start of an instance, if SageMaker publishes its parts.
     */
    public List<String> serviceBlock() {
        List<String> lines = new ArrayList<>();
        metricToAlarm()
                .ifPresent(delay -> lines.add(line(
                        "metricDelay",
                        rounded(delay.median()),
                        delay.text() + " from the datapoint's end to the alarm")));
        out.minutes().ifPresent(minutes -> {
            lines.add(line("scaleOutDelay", minutes, out.text()));
            startUp.flatMap(StartUp::text).ifPresent(parts -> lines.add("  # of each start: " + parts));
        });
        in.minutes().ifPresent(minutes -> lines.add(line("scaleInDelay", minutes, in.text())));
        if (!lines.isEmpty()) {
            lines.add(0, "service:");
        }
        return List.copyOf(lines);
    }

    private static String line(String key, int minutes, String text) {
        return "  " + key + ": " + minutes + "  # measured: " + text;
    }

    private static int rounded(double seconds) {
        return (int) Math.min(Service.MAX_DELAY, Math.max(0, Math.round(seconds / SECONDS_PER_MINUTE)));
    }
}
