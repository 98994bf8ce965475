package io.github.stepscale.maven.file;

import io.github.stepscale.importing.source.ScalingSource;
import io.github.stepscale.importing.template.TemplateReader;
import io.github.stepscale.maven.failure.BuildFailures;
import io.github.stepscale.operation.shared.InputFile;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;

/**
 * A CloudFormation template of the user.
 *
 * @param name of the file in messages
 * @param parameters values of its parameters, by name
 */
public record TemplateFile(Path file, String name, Map<String, String> parameters) {
    private static final int MAX_MEGABYTES = 1;

    /** Reads the resources that take part in scaling. */
    public ScalingSource read() throws MojoFailureException {
        return TemplateReader.read(name, content(), parameters);
    }

    private byte[] content() throws MojoFailureException {
        try {
            return InputFile.read(
                    file, MAX_MEGABYTES, "that is the maximum size of a template. Name the template itself");
        } catch (InputFile.Unreadable unreadable) {
            throw BuildFailures.failure(notRead(name, unreadable.getMessage()), unreadable);
        }
    }

    /** @param problem the end of the sentence, as {@link io.github.stepscale.operation.shared.InputFile} reports it */
    private static String notRead(String file, String problem) {
        return file + " " + problem + " Expected: a CloudFormation template, YAML or JSON.";
    }
}
