package io.github.stepscale.maven;

import io.github.stepscale.maven.failure.BuildFailures;
import io.github.stepscale.maven.file.OutputFile;
import io.github.stepscale.maven.file.RelativeFolder;
import io.github.stepscale.maven.parameter.ListParameter;
import io.github.stepscale.maven.parameter.Parameters;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.shared.GracefulStop;
import io.github.stepscale.report.tuning.FamilyComparison;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.synth.tuning.TunedFiles;
import io.github.stepscale.synth.tuning.TuningJob;
import io.github.stepscale.synth.tuning.TuningOutcome;
import io.github.stepscale.synth.tuning.TuningSettings;
import io.github.stepscale.traffic.TraceFile;
import io.github.stepscale.tuning.TuningOptions;
import io.github.stepscale.tuning.TuningVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Searches for the cheapest policy that keeps the {@code objective} of each descriptor on its traffic, chosen on one part of
 * it and judged on the rest, which no choice looks at. Works offline. Writes the descriptor with the tuned keys,
 * {@code report.html}, {@code front.csv}, {@code summary.json} and {@code certificate.json} to the folder
 * {@code <stackName>.tuning}. Ctrl-C ends the search with the best policy so far.
 *
 * @since 0.1.0
 */
@Mojo(name = "tune", threadSafe = true, requiresProject = false)
public class TuneMojo extends AbstractSimulationMojo {
    private static final String PREFIX = "stepscale.tune.";

    /**
     * The share of the traffic that is tuned on, from its start, above 0: {@code 0.7} or {@code 70%}. The rest is unseen and
     * shows whether the objective is kept on other traffic. With at least four days it is rounded up to whole UTC days.
     * With {@code 1} nothing is unseen. Default: half.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.tune.share")
    String share;

    /**
     * The families of policies that are searched, separated by commas: {@code fixed}, {@code capacityLadder},
     * {@code twoRuleLadder}, {@code ladderWithLead}, {@code singleSteps}, {@code splitSteps}, {@code concurrencySteps},
     * {@code latencySteps}, {@code utilizationSteps}, {@code scheduledMinima}, {@code targetTracking}.
     * Default: all.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.tune.families")
    List<String> families;

    /**
     * Whether to skip this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.tune.skip", defaultValue = "false")
    boolean tuneSkip;

    private final TunedStacks tuned = new TunedStacks();
    private TuningOptions options = TuningOptions.standard();

    @Override
    String goal() {
        return "tune";
    }

    @Override
    boolean isGoalSkipped() {
        return tuneSkip;
    }

    @Override
    void readParameters(Parameters parameters) {
        super.readParameters(parameters);
        Parameters own = new Parameters(PREFIX);
        options = own.read(() -> TuningSettings.options(settings())).orElse(options);
        parameters.add(own);
    }

    private Map<String, String> settings() throws MojoFailureException {
        Map<String, String> settings = new LinkedHashMap<>();
        putIfGiven(settings, TuningSettings.SHARE, share);
        if (ListParameter.isGiven(families)) {
            settings.put(TuningSettings.FAMILIES, String.join(",", ListParameter.of(PREFIX + "families", families)));
        }
        return settings;
    }

    @Override
    void run(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        List<SynthesizedStack> stacks = passingStacks(gate);
        Output output = output();
        StackProgress progress = progress(output, stacks.size());
        try (CoreWorkers workers = new CoreWorkers();
                GracefulStop stop = new GracefulStop(progress::stop, output, tuned::atStop)) {
            stop.delayExit();
            new ParallelStacks(hints(), getLog(), progress::stop)
                    .run(stacks, (stack, log) -> tuneAndCount(stack, log, workers, progress));
        }
    }

    private StackProgress progress(Output output, int stacks) {
        return stacks == 1
                ? new TuneProgress(output, Clock.system(), options.families())
                : new StackCount(output, Clock.system(), stacks);
    }

    private void tuneAndCount(SynthesizedStack stack, LogBlock log, CoreWorkers workers, StackProgress progress)
            throws MojoExecutionException, MojoFailureException {
        try {
            tune(stack, log, workers, progress);
        } finally {
            progress.finish();
        }
    }

    private void tune(SynthesizedStack stack, LogBlock log, CoreWorkers workers, StackProgress progress)
            throws MojoExecutionException, MojoFailureException {
        if (progress.isStopped()) {
            throw new MojoFailureException(Messages.NOT_TUNED);
        }
        TraceFile traffic = readTraffic(stack).orElseThrow(() -> withoutTraffic(stack));
        requireWritable(results(stack, "tuning"));
        log.info("Tuning " + stack.name() + ":");
        traffic.notes().forEach(log::info);
        TuningJob job = new TuningJob(stack.descriptor(), text(stack), traffic, options, folder(stack));
        TuningOutcome outcome = job.run(workers, progress);
        progress.close();
        if (outcome.files().isEmpty()) {
            throw new MojoFailureException(lines(outcome.findings().stream()));
        }
        report(stack, log, job, outcome.files().get());
    }

    /** Without traffic nothing else was checked: what the descriptor lacks beside it is said at once. */
    private MojoFailureException withoutTraffic(SynthesizedStack stack) {
        return new MojoFailureException(lines(Stream.concat(
                Stream.of(Messages.nothingToTune(stack.name(), hints())),
                TuningJob.missing(stack.descriptor()).stream())));
    }

    private static String lines(Stream<?> mistakes) {
        return mistakes.map(Object::toString).collect(Collectors.joining(System.lineSeparator()));
    }

    /** A search takes minutes: that its result cannot be written is said before it. */
    private void requireWritable(Path folder) throws MojoExecutionException {
        for (String name : TunedFiles.NAMES) {
            Path file = folder.resolve(name);
            try {
                OutputFile.requireWritable(file);
            } catch (IOException hindered) {
                throw BuildFailures.execution(
                        Messages.notWritten(displayPath(file), OutputFile.describe(hindered)), hindered);
            }
        }
    }

    private void report(SynthesizedStack stack, LogBlock log, TuningJob job, TunedFiles files)
            throws MojoExecutionException, MojoFailureException {
        FamilyComparison.of(job.request(), files.result()).lines().forEach(log::info);
        files.sentences().forEach(sentence -> log.info(sentence + "."));
        if (!files.result().complete()) {
            log.warn(Messages.incomplete(stack.name()));
        }
        write(stack, log, files);
        if (files.verdict() == TuningVerdict.NOTHING_QUALIFIES) {
            throw new MojoFailureException(Messages.nothingQualifies(stack.name(), files.sentences()));
        }
        tuned.add(files.result().complete());
        if (files.verdict() == TuningVerdict.CHANGE) {
            Path file = results(stack, "tuning").resolve(TunedFiles.DESCRIPTOR);
            log.info(Messages.useTuned(parameterPath(file), hints()));
        }
    }

    /** The files of this run, and none of an earlier one beside them. */
    private void write(SynthesizedStack stack, LogBlock log, TunedFiles files)
            throws MojoExecutionException, MojoFailureException {
        Path folder = results(stack, "tuning");
        for (String name : TunedFiles.NAMES) {
            if (!files.texts().containsKey(name)) {
                remove(folder.resolve(name), log);
            }
        }
        for (Map.Entry<String, String> file : files.texts().entrySet()) {
            writeExclusively(folder.resolve(file.getKey()), file.getValue(), log::info);
        }
    }

    private void remove(Path file, LogBlock log) throws MojoExecutionException {
        try {
            if (Files.deleteIfExists(file)) {
                log.info(Messages.removed(displayPath(file)));
            }
        } catch (IOException notRemoved) {
            throw BuildFailures.execution(
                    Messages.notWritten(displayPath(file), OutputFile.describe(notRemoved)), notRemoved);
        }
    }

    /** The path from the folder of the results to that of the descriptor. */
    private String folder(SynthesizedStack stack) {
        return RelativeFolder.from(
                results(stack, "tuning"),
                Optional.ofNullable(descriptor(stack).getParent()).orElse(startDirectory.toPath()));
    }
}
