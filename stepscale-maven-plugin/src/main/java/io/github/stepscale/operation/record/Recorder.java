package io.github.stepscale.operation.record;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.Metrics;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.record.RecordedSpans.Span;
import io.github.stepscale.operation.record.Recording.RecordedFile;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.text.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Reads the traffic that an endpoint had, and the capacity that met it, from CloudWatch; goes on where an earlier run ended.
 * Needs no stack. Changes nothing, and writes no file itself.
 */
public final class Recorder {
    /** CloudWatch API, GetMetricData: so long datapoints of a minute are kept, and those of five minutes 63 days. */
    private static final Duration KEPT = Duration.ofDays(15);

    /** The minutes at the limit could go while they are asked for. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** How late SageMaker's datapoints come is not documented: the newest minutes of the last run are asked for again. */
    static final Duration OVERLAP = Duration.ofMinutes(15);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Aws aws;
    private final Clock time;
    private final Hints hints;

    /** Names options as a Java program calls them. */
    public Recorder(Aws aws) {
        this(aws, Clock.system(), LibraryHints.INSTANCE);
    }

    /** @param hints how the front end names its options */
    public Recorder(Aws aws, Clock time, Hints hints) {
        this.aws = aws;
        this.time = time;
        this.hints = hints;
    }

    /**
     * Records what one target was asked.
     *
     * @param folder what was recorded before
     * @throws OperationException if nothing is there to record, or the folder holds something else
     * @throws io.github.stepscale.aws.AwsException if AWS refuses a request or gives no answer
     */
    public Recording run(SynthesizedStack stack, RecordOptions options, ExistingRecording folder) {
        return new Run(stack.plan().scaling().target(), options, folder).recording();
    }

    /** One run for one target. */
    private final class Run {
        private final ExistingRecording folder;
        private final RequestEstimator demand;
        private final RecordingIdentity identity;
        private final RecordedSpans before;
        private final Span wanted;
        private final List<String> notes = new ArrayList<>();
        private RecordingCsv traffic;
        private RecordingCsv capacity;

        Run(Target target, RecordOptions options, ExistingRecording folder) {
            this.folder = folder;
            this.demand = RequestEstimator.of(target);
            this.identity = RecordingIdentity.of(target, aws.account(), aws.region());
            this.before = coverage();
            this.traffic = table(Recording.TRAFFIC, demand.columns());
            this.capacity = table(Recording.CAPACITY, List.of("inService"));
            this.wanted = wanted(options);
        }

        private RecordedSpans coverage() {
            if (folder.text(Recording.IDENTITY).isEmpty()
                    && folder.text(Recording.TRAFFIC).isPresent()) {
                throw new OperationException(folder.path(Recording.TRAFFIC) + " exists, but no " + Recording.IDENTITY
                        + " says whose traffic it is. " + advice());
            }
            return folder.text(Recording.IDENTITY)
                    .map(json -> identity.coverage(folder.path(Recording.IDENTITY), json, advice()))
                    .orElse(RecordedSpans.NONE);
        }

        /** What to do about a folder that holds something else. */
        private String advice() {
            return "Move it away, or choose another folder with " + hints.option("record.directory")
                    + ". Nothing was overwritten.";
        }

        private RecordingCsv table(String file, List<String> columns) {
            return folder.text(file)
                    .map(text -> RecordingCsv.read(folder.path(file), columns, text, advice()))
                    .orElseGet(() -> RecordingCsv.empty(columns));
        }

        /** What is asked for, as far as CloudWatch has it: full minutes that are over, and still kept. */
        private Span wanted(RecordOptions options) {
            Instant now = time.instant().truncatedTo(ChronoUnit.MINUTES);
            Instant oldest = now.minus(KEPT).plus(MARGIN);
            Instant from = options.from();
            // What came after an earlier run is wanted too, or there would be a hole.
            if (!before.isEmpty() && before.end().isBefore(from)) {
                from = before.end();
            }
            if (from.isBefore(oldest)) {
                notes.add("CloudWatch keeps minutes for 15 days: recorded from " + Timestamps.minute(oldest)
                        + ". Older datapoints are sums of 5 minutes or more, which would hide the peaks.");
                from = oldest;
            }
            Instant to = options.to().isAfter(now) ? now : options.to();
            if (!from.isBefore(to)) {
                throw new OperationException("There is nothing to record from " + Timestamps.minute(from) + " to "
                        + Timestamps.minute(to) + ": CloudWatch has full minutes from " + Timestamps.minute(oldest)
                        + " to "
                        + Timestamps.minute(now) + " only.");
            }
            return new Span(from, to);
        }

        Recording recording() {
            long asked = 0;
            RecordedSpans after = before;
            for (Span missing : before.missing(wanted)) {
                ask(overlapping(missing));
                asked += Duration.between(missing.from(), missing.to()).toMinutes();
                after = after.with(missing);
            }
            requireSome();
            noteHoles(after);
            return new Recording(
                    identity.words(),
                    demand.words(),
                    wanted.from(),
                    wanted.to(),
                    asked,
                    TrafficSummary.at(traffic),
                    notes,
                    files(after));
        }

        /** With the end of the earlier run before it. */
        private Span overlapping(Span missing) {
            boolean follows =
                    before.spans().stream().anyMatch(known -> known.to().equals(missing.from()));
            Instant start = missing.from().minus(OVERLAP);
            boolean kept = !start.isBefore(time.instant().minus(KEPT));
            return follows && kept ? new Span(start, missing.to()) : missing;
        }

        private void ask(Span span) {
            Metrics metrics = aws.metrics();
            // A minute more: a change needs the minute before.
            MetricsByMinute values = new MetricsByMinute(
                    metrics.read(demand.queries(), span.from().minus(MINUTE), span.to()));
            traffic = traffic.with(within(span, demand.rows(values)));
            capacity = capacity.with(within(span, demand.inService(values)));
            demand.notes(values).stream().filter(note -> !notes.contains(note)).forEach(notes::add);
        }

        private static SortedMap<Instant, List<String>> within(Span span, SortedMap<Instant, List<String>> rows) {
            return rows.subMap(span.from(), span.to());
        }

        private void requireSome() {
            if (traffic.rows().isEmpty()) {
                throw new OperationException("CloudWatch has no datapoint of " + identity.words() + " from "
                        + Timestamps.minute(wanted.from()) + " to " + Timestamps.minute(wanted.to()) + ", where "
                        + demand.words() + ". Check the names, upper and lower case, the account and the Region, and"
                        + " whether there was traffic. Nothing was written.");
            }
        }

        private void noteHoles(RecordedSpans after) {
            after.holes()
                    .forEach(hole -> notes.add("nothing is known from " + Timestamps.minute(hole.from()) + " to "
                            + Timestamps.minute(hole.to())
                            + ": it was not recorded while CloudWatch kept it. A simulation"
                            + " takes it as minutes without requests."));
        }

        /**
         * In an order that can be cut off anywhere: whose folder it is comes first, and that more was asked for only when it
         * is there.
         */
        private List<RecordedFile> files(RecordedSpans after) {
            List<RecordedFile> files = new ArrayList<>();
            if (folder.text(Recording.IDENTITY).isEmpty()) {
                files.add(new RecordedFile(Recording.IDENTITY, identity.json(before)));
            }
            if (demand.tellsCapacity()) {
                files.add(new RecordedFile(Recording.CAPACITY, capacity.text()));
            }
            files.add(new RecordedFile(Recording.TRAFFIC, traffic.text()));
            files.add(new RecordedFile(Recording.IDENTITY, identity.json(after)));
            return files;
        }
    }
}
