package io.github.stepscale.maven;

import io.github.stepscale.importing.source.ScalingSource;
import io.github.stepscale.importing.template.TemplateReader;
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
record TemplateFile(Path file, String name, Map<String, String> parameters) {
    private static final int MAX_MEGABYTES = 1;

    /** Reads the resources that take part in scaling. */
    ScalingSource read() throws MojoFailureException {
        return TemplateReader.read(name, content(), parameters);
    }

    private byte[] content() throws MojoFailureException {
        try {
            return InputFile.read(
                    file, MAX_MEGABYTES, "that is the maximum size of a template. Name the template itself");
        } catch (InputFile.Unreadable unreadable) {
            throw BuildFailures.failure(Messages.templateNotRead(name, unreadable.getMessage()), unreadable);
        }
    }
}
