package io.github.stepscale.operation.record;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.EndpointDescriptions.MetricPublishing;
import io.github.stepscale.aws.Metrics;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.record.RecordedSpans.Span;
import io.github.stepscale.operation.record.Recording.RecordedFile;
import io.github.stepscale.operation.shared.MetricsByMinute;
import io.github.stepscale.operation.shared.TargetState;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Reads the past traffic of an endpoint, and its capacity, from CloudWatch; continues where an earlier run ended. Needs no stack.
 * Changes nothing, and writes no file itself.
 */
public final class Recorder {
    /** How long CloudWatch keeps datapoints of a minute (CloudWatch API Reference, GetMetricData). */
    static final Duration RETENTION = Duration.ofDays(15);

    /** Minutes at the limit could expire while they are queried. */
    static final Duration MARGIN = Duration.ofMinutes(5);

    /** AWS does not document how late SageMaker's datapoints can be: the newest minutes of the last run are queried again. */
    static final Duration OVERLAP = Duration.ofMinutes(15);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Aws aws;
    private final Clock clock;
    private final Hints hints;

    /** Names options as a Java program calls them. */
    public Recorder(Aws aws) {
        this(aws, Clock.system(), LibraryHints.INSTANCE);
    }

    /** @param hints how the front end names its options */
    public Recorder(Aws aws, Clock clock, Hints hints) {
        this.aws = aws;
        this.clock = clock;
        this.hints = hints;
    }

    /**
     * Records the traffic of one target.
     *
     * @param folder the earlier recording
     * @return the recording, and the files to write
     * @throws OperationException if there is nothing to record, or the folder holds another recording
     * @throws io.github.stepscale.aws.AwsException if AWS refuses a request or gives no answer
     */
    public Recording run(SynthesizedStack stack, RecordOptions options, ExistingRecording folder) {
        Target target = stack.plan().scaling().target();
        RecordingIdentity identity = RecordingIdentity.of(target, aws.account(), aws.region());
        return new Run(target, identity, options, folder).recording();
    }

    /** One run for one target. */
    private final class Run {
        private final ExistingRecording folder;
        private final TargetState state;
        private final RequestEstimator estimator;
        private final Duration period;
        private final RecordingIdentity identity;
        private final RecordedSpans before;
        private final Span requested;
        private final List<String> notes = new ArrayList<>();
        private RecordingCsv traffic;
        private RecordingCsv capacity;

        Run(Target target, RecordingIdentity identity, RecordOptions options, ExistingRecording folder) {
            this.folder = folder;
            this.identity = identity;
            this.before = coverage();
            this.state = TargetState.read(aws, target);
            this.notes.addAll(state.notes());
            this.estimator = RequestEstimator.of(target, state.metrics());
            this.period = longestPeriod();
            this.traffic = table(Recording.TRAFFIC, estimator.columns());
            this.capacity = table(Recording.CAPACITY, List.of("inService"));
            this.requested = requested(options);
        }

        private RecordedSpans coverage() {
            if (folder.text(Recording.IDENTITY).isEmpty()
                    && folder.text(Recording.TRAFFIC).isPresent()) {
                throw new OperationException(folder.path(Recording.TRAFFIC) + " exists without " + Recording.IDENTITY
                        + ", which names its target. " + advice());
            }
            return folder.text(Recording.IDENTITY)
                    .map(json -> identity.coverage(folder.path(Recording.IDENTITY), json, advice()))
                    .orElse(RecordedSpans.NONE);
        }

        /** Returns the fix for a folder that holds another recording. */
        private String advice() {
            return "Move it away, or choose another folder with " + hints.option("record.directory")
                    + ". Nothing was overwritten.";
        }

        private RecordingCsv table(String file, List<String> columns) {
            return folder.text(file)
                    .map(text -> RecordingCsv.read(folder.path(file), columns, text, advice()))
                    .orElseGet(() -> RecordingCsv.empty(columns));
        }

        /** Returns the requested span as far as CloudWatch has it: full minutes that are over and not expired. */
        private Span requested(RecordOptions options) {
            Instant now = TimeGrid.floor(clock.instant(), period);
            Instant oldest = now.minus(RETENTION).plus(MARGIN);
            Instant from = options.from();
            // Includes the time since the earlier run, to leave no hole.
            if (!before.isEmpty() && before.end().isBefore(from)) {
                from = before.end();
            }
            if (from.isBefore(oldest)) {
                notes.add("CloudWatch keeps 1-minute datapoints for 15 days: recording starts at "
                        + Timestamps.minute(oldest)
                        + ". Older datapoints cover 5 minutes or more, which would hide the peaks.");
                from = oldest;
            }
            Instant to = options.to().isAfter(now) ? now : options.to();
            if (!from.isBefore(to)) {
                throw new OperationException("There is nothing to record from " + Timestamps.minute(from) + " to "
                        + Timestamps.minute(to) + ": CloudWatch has full minutes only from " + Timestamps.minute(oldest)
                        + " to "
                        + Timestamps.minute(now) + ".");
            }
            return new Span(from, to);
        }

        private String source() {
            long published = estimator.publishedMinutes(traffic);
            long estimated = traffic.rows().size() - published;
            return estimator.description()
                    + (published == 0 || estimated == 0
                            ? ""
                            : " (" + Plurals.of(estimated, "minute") + " of "
                                    + traffic.rows().size() + ")");
        }

        private Duration longestPeriod() {
            return Duration.ofSeconds(estimator.queries().stream()
                    .mapToInt(Metrics.Query::periodSeconds)
                    .max()
                    .orElseThrow());
        }

        Recording recording() {
            long queriedMinutes = 0;
            RecordedSpans after = before;
            for (Span missing : before.missing(requested)) {
                query(withOverlap(missing));
                queriedMinutes += Duration.between(missing.from(), missing.to()).toMinutes();
                after = after.with(missing);
            }
            requireTraffic();
            noteSpreading();
            noteHoles(after);
            return new Recording(
                    identity.text(),
                    source(),
                    requested.from(),
                    requested.to(),
                    queriedMinutes,
                    TrafficSummary.of(traffic),
                    state,
                    notes,
                    files(after));
        }

        /** Extends a span by the end of the earlier run before it. */
        private Span withOverlap(Span missing) {
            boolean follows =
                    before.spans().stream().anyMatch(known -> known.to().equals(missing.from()));
            Instant start = missing.from().minus(OVERLAP);
            boolean available = !start.isBefore(clock.instant().minus(RETENTION));
            return follows && available ? new Span(start, missing.to()) : missing;
        }

        private void query(Span span) {
            Metrics metrics = aws.metrics();
            // One minute more: a change needs the minute before. Whole periods: a part of one would be a wrong sum.
            Instant from = TimeGrid.floor(span.from().minus(MINUTE), period);
            MetricsByMinute values =
                    new MetricsByMinute(metrics.read(estimator.queries(), from, TimeGrid.ceiling(span.to(), period)));
            traffic = traffic.with(within(span, estimator.rows(values)));
            capacity = capacity.with(within(span, estimator.inService(values)));
            estimator.notes(values).stream()
                    .filter(note -> !notes.contains(note))
                    .forEach(notes::add);
        }

        private static SortedMap<Instant, List<String>> within(Span span, SortedMap<Instant, List<String>> rows) {
            return rows.subMap(span.from(), span.to());
        }

        private void requireTraffic() {
            if (traffic.rows().isEmpty()) {
                throw new OperationException("CloudWatch has no datapoint of " + identity.text() + " from "
                        + Timestamps.minute(requested.from()) + " to " + Timestamps.minute(requested.to()) + ", where "
                        + estimator.description()
                        + ". Check the names (case matters), the account, the Region, and whether there was traffic."
                        + " Nothing was written.");
            }
        }

        private void noteSpreading() {
            int seconds = state.metrics().orElse(MetricPublishing.DEFAULT).invocationPeriod();
            if (seconds > MINUTE.toSeconds()) {
                notes.add("this endpoint publishes its invocations every " + seconds
                        + " s: they are spread evenly over the minutes, which hides the peaks between. Set"
                        + " MetricPublishFrequencyInSeconds to 60 or less in its endpoint configuration.");
            }
        }

        private void noteHoles(RecordedSpans after) {
            after.holes()
                    .forEach(hole -> notes.add("there are no data from " + Timestamps.minute(hole.from()) + " to "
                            + Timestamps.minute(hole.to())
                            + ": it was not recorded while CloudWatch kept it. A simulation treats it as minutes without"
                            + " requests."));
        }

        /**
         * Returns the files in an order that survives an interruption: first the identity of the folder, last the queried
         * spans, after their data.
         */
        private List<RecordedFile> files(RecordedSpans after) {
            List<RecordedFile> files = new ArrayList<>();
            if (folder.text(Recording.IDENTITY).isEmpty()) {
                files.add(new RecordedFile(Recording.IDENTITY, identity.json(before, 0, 0)));
            }
            if (estimator.hasCapacity()) {
                files.add(new RecordedFile(Recording.CAPACITY, capacity.text()));
            }
            files.add(new RecordedFile(Recording.TRAFFIC, traffic.text()));
            long published = estimator.publishedMinutes(traffic);
            long estimated = traffic.rows().size() - published;
            files.add(new RecordedFile(Recording.IDENTITY, identity.json(after, published, estimated)));
            return files;
        }
    }
}
