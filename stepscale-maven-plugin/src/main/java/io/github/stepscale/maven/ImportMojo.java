package io.github.stepscale.maven;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.importing.source.ScalingSource;
import io.github.stepscale.maven.file.OutputFile;
import io.github.stepscale.maven.parameter.ListParameter;
import io.github.stepscale.maven.parameter.NameValuePairs;
import io.github.stepscale.maven.parameter.Parameters;
import io.github.stepscale.operation.importing.LiveReader;
import io.github.stepscale.operation.importing.LiveSource;
import io.github.stepscale.operation.importing.TargetSelection;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.synth.importing.ImportJob;
import io.github.stepscale.synth.importing.ImportOptions;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Makes a descriptor of the scaling that a team already has: a live target, all live targets of a Region, or a CloudFormation
 * template. Prints everything that is wrong with it, proves that the descriptor means the same, and writes it to
 * {@code <stackName>.imported.yaml} beside the descriptor of the module, never over another file. Changes nothing in AWS, unless
 * {@code stepscale.import.adopt} is given; for a template it works offline.
 *
 * @since 0.1.0
 */
@Mojo(name = "import", aggregator = true, threadSafe = true, requiresProject = false)
public class ImportMojo extends AbstractConnectedMojo {
    private static final String PREFIX = "stepscale.import.";
    /**
     * A CloudFormation template, YAML or JSON, to import in place of what is live. Relative to the module.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.template")
    File template;

    /**
     * Values of the template's parameters, separated by commas: {@code Threshold=80,MaxCapacity=4}. They replace defaults. A
     * name can also be that of a pseudo parameter, {@code AWS::Region=eu-central-1}, or what another resource returns,
     * {@code Endpoint.EndpointName=orders}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.import.parameters")
    List<String> importParameters;

    /**
     * Whether to import all scalable targets of SageMaker in the account and Region, each to a file of its own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.import.all", defaultValue = "false")
    boolean importAll;

    /**
     * Whether to take the live resources over into a stack. The descriptor then has their names, and an import change set is
     * created, shown and kept; {@code stepscale.import.execute} executes it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.import.adopt", defaultValue = "false")
    boolean importAdopt;

    /**
     * Whether to execute the import change set of {@code stepscale.import.adopt} at once.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.import.execute", defaultValue = "false")
    boolean importExecute;

    /**
     * Whether to skip this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "stepscale.import.skip", defaultValue = "false")
    boolean importSkip;

    private Map<String, String> values = Map.of();

    @Override
    String goal() {
        return "import";
    }

    @Override
    boolean isGoalSkipped() {
        return importSkip;
    }

    @Override
    boolean isForDescriptors() {
        return false;
    }

    @Override
    boolean callsAws() {
        return template == null;
    }

    @Override
    void readParameters(Parameters parameters) {
        super.readParameters(parameters);
        values = parameters
                .read(() -> NameValuePairs.of(PREFIX + "parameters", importParameters))
                .orElse(values);
        parameters.add(contradictions());
    }

    private List<String> contradictions() {
        List<String> sentences = new ArrayList<>(
                new ImportContradictions(template != null, importAll, ListParameter.isGiven(importParameters))
                        .of(names()));
        if (importAdopt && template != null) {
            sentences.add(Messages.excludeEachOther("stepscale.template", PREFIX + "adopt"));
        }
        if (importExecute && !importAdopt) {
            sentences.add(Messages.onlyForAdoption(PREFIX + "execute"));
        }
        return sentences;
    }

    /** The parameters that name one target or its stack. */
    private Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        putIfGiven(names, "endpointName", endpointName);
        putIfGiven(names, "variantName", variantName);
        putIfGiven(names, "inferenceComponentName", inferenceComponentName);
        putIfGiven(names, "stackName", stackName);
        return names;
    }

    @Override
    void operate(FindingGate gate) throws MojoExecutionException, MojoFailureException {
        AdoptedStacks adopted = new AdoptedStacks(output(), clock, hints(), importExecute);
        ImportSequence run = new ImportSequence(
                getLog(), buildState(), hints(), (name, text) -> write(name, text, adopted), this::parameterPath);
        if (template == null) {
            importLive(run);
        } else {
            importTemplate(run);
        }
        run.finish(gate);
        takeOver(adopted);
    }

    /** After all files are written and nothing is found that fails the build. */
    private void takeOver(AdoptedStacks adopted) throws MojoFailureException {
        if (!adopted.isEmpty()) {
            try (Aws aws = connect()) {
                adopted.takeOver(aws);
            }
        }
    }

    private void importTemplate(ImportSequence run) throws MojoFailureException {
        ScalingSource source = templateFile(template, parametersOfTemplate()).read();
        run.log(source.name());
        run.add(source.name(), job(source, Optional.empty()));
    }

    /** The Region of the run is that of the template too, unless it is given as a parameter. */
    private Map<String, String> parametersOfTemplate() {
        Map<String, String> all = new LinkedHashMap<>();
        putIfGiven(all, "AWS::Region", region);
        all.putAll(values);
        return all;
    }

    private void importLive(ImportSequence run) {
        try (Aws aws = connect()) {
            LiveReader reader = new LiveReader(aws, hints());
            List<LiveSource> sources = importAll ? reader.all() : List.of(reader.one(selection()));
            run.log("Region " + aws.region());
            sources.forEach(live -> run.add(live.target().resourceId(), job(live.source(), live.kind())));
        }
    }

    private TargetSelection selection() {
        return new TargetSelection(
                Optional.ofNullable(endpointName),
                Optional.ofNullable(variantName),
                Optional.ofNullable(inferenceComponentName));
    }

    private ImportJob job(ScalingSource source, Optional<EndpointKind> kind) {
        ImportOptions options = new ImportOptions(overrides(), kind, Optional.empty());
        return new ImportJob(source, importAdopt ? options.adopting() : options);
    }

    private Path write(String name, String text, AdoptedStacks adopted)
            throws MojoExecutionException, MojoFailureException {
        Path file = writeBesideDescriptor(name, text);
        if (importAdopt) {
            adopted.add(parameterPath(file), text);
        }
        return file;
    }

    /** Where a descriptor is kept, an imported one is too. */
    private Path writeBesideDescriptor(String name, String content)
            throws MojoExecutionException, MojoFailureException {
        Path kept = descriptor.toPath();
        Path file = descriptor.isDirectory() ? kept.resolve(name) : kept.resolveSibling(name);
        if (OutputFile.isOther(file, content)) {
            throw new MojoFailureException(Messages.notOverwritten(displayPath(file)));
        }
        write(file, content);
        return file;
    }
}
