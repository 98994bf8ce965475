package io.github.stepscale.maven;

import io.github.stepscale.descriptor.DescriptorFiles;
import io.github.stepscale.descriptor.SimulationFile;
import io.github.stepscale.maven.failure.BuildFailures;
import io.github.stepscale.maven.parameter.ListParameter;
import io.github.stepscale.maven.parameter.NameValuePairs;
import io.github.stepscale.maven.parameter.Parameters;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.synth.importing.ImportJob;
import io.github.stepscale.synth.importing.ImportOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters of the offline goals that take a CloudFormation template in place of a descriptor. */
abstract class AbstractTemplateMojo extends AbstractStepscaleMojo {
    /**
     * A CloudFormation template, YAML or JSON, in place of the descriptor. Relative to the module. {@code service},
     * {@code traffic}, {@code objective}, {@code expect} and {@code allow} are those of {@code stepscale.descriptor}, if that
     * file exists.
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

    private Map<String, String> values = Map.of();
    private Optional<ImportedStacks> imported = Optional.empty();

    @Override
    void readParameters(Parameters parameters) {
        super.readParameters(parameters);
        values = parameters
                .read(() -> NameValuePairs.of("stepscale.import.parameters", importParameters))
                .orElse(values);
        if (template == null && ListParameter.isGiven(importParameters)) {
            parameters.add(List.of(Messages.onlyForTemplate("stepscale.import.parameters")));
        }
    }

    @Override
    final boolean isForDescriptors() {
        return template == null;
    }

    @Override
    final List<Synthesis> synthesize() throws MojoFailureException {
        if (template == null) {
            return super.synthesize();
        }
        ImportOptions options = new ImportOptions(overrides(), Optional.empty(), beside());
        ImportedStacks stacks =
                new ImportedStacks(new ImportJob(templateFile(template, values).read(), options).run());
        imported = Optional.of(stacks);
        return stacks.syntheses();
    }

    /** What the template was imported to; empty for a descriptor. */
    final Optional<ImportedStacks> imported() {
        return imported;
    }

    /** The descriptor beside the template; the template itself if there is none. */
    @Override
    final Path descriptor(SynthesizedStack stack) {
        if (template == null) {
            return super.descriptor(stack);
        }
        return hasDescriptor() ? descriptor.toPath() : template.toPath();
    }

    private boolean hasDescriptor() {
        return Files.isRegularFile(descriptor.toPath());
    }

    private Optional<SimulationFile> beside() throws MojoFailureException {
        if (!hasDescriptor()) {
            requireNoneNamed();
            return Optional.empty();
        }
        try {
            return Optional.of(new DescriptorFiles(startDirectory.toPath()).readForSimulation(descriptor.toPath()));
        } catch (IOException unreadable) {
            throw BuildFailures.failure(Messages.besideNotRead(displayPath(descriptor.toPath())), unreadable);
        }
    }

    private void requireNoneNamed() throws MojoFailureException {
        if (Files.exists(descriptor.toPath()) || isDescriptorNamed()) {
            throw new MojoFailureException(Messages.besideNotRead(displayPath(descriptor.toPath())));
        }
    }
}
