package io.github.stepscale.maven;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.deploy.ChangeSetUse;
import io.github.stepscale.operation.deploy.DeployOptions;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.deploy.DeployResult;
import io.github.stepscale.operation.deploy.ResourceImport;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.synth.SynthesizedStack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoFailureException;

/** Takes the live resources over that written descriptors name, one stack after another. A failure stops no other. */
final class AdoptedStacks {
    /** Of a stack with change sets of its own, none is likely to be called so. */
    static final String CHANGE_SET = "stepscale-import";

    private final Output output;
    private final Clock clock;
    private final Hints hints;
    private final DeployOptions options;
    private final Map<String, SynthesizedStack> stacks = new TreeMap<>();

    /** @param execute whether the change sets are executed at once; otherwise they are kept */
    AdoptedStacks(Output output, Clock clock, Hints hints, boolean execute) {
        this.output = output;
        this.clock = clock;
        this.hints = hints;
        this.options = DeployOptions.builder()
                .changeSet(execute ? new ChangeSetUse.Execute() : new ChangeSetUse.Keep(CHANGE_SET))
                .build();
    }

    /**
     * Adds a descriptor. One with an error, which its import has reported, makes no stack.
     *
     * @param file as the value of a parameter
     */
    void add(String file, String text) {
        Synthesis.of(DescriptorReader.read(file, text.getBytes(StandardCharsets.UTF_8), Map.of()))
                .stack()
                .ifPresent(stack -> stacks.put(file, stack));
    }

    boolean isEmpty() {
        return stacks.isEmpty();
    }

    /** @throws MojoFailureException if one could not be taken over; it names all of them */
    void takeOver(Aws aws) throws MojoFailureException {
        List<String> failures = new ArrayList<>();
        stacks.forEach((file, stack) -> {
            try {
                DeployResult result =
                        new ResourceImport(aws, output, clock, hints).run(DeployRequest.of(stack), options);
                printNext(file, result);
            } catch (OperationException | AwsException failed) {
                failures.add(stack.name() + ": " + ErrorAdvice.sentence(failed, hints));
            }
        });
        if (!failures.isEmpty()) {
            throw new MojoFailureException(String.join(System.lineSeparator(), failures));
        }
    }

    private void printNext(String file, DeployResult result) {
        if (result.ending() == DeployResult.Ending.KEPT) {
            output.line(
                    "Next: " + hints.run("deploy", Map.of("changeSet", "execute:" + CHANGE_SET, "descriptor", file)));
        } else {
            output.line(Messages.next("status", file, hints));
        }
    }
}
