package io.github.stepscale.maven.failure;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Makes failures of the build that keep their cause, which {@code mvn -e} shows. */
public final class BuildFailures {
    private BuildFailures() {}

    /** A failure that the user can fix: of the input, or of a stack. */
    public static MojoFailureException failure(String sentence, Throwable cause) {
        return new MojoFailureException(sentence, DisplayedCause.of(sentence, cause));
    }

    /** A failure of the environment: files, the network, AWS. */
    public static MojoExecutionException execution(String sentence, Throwable cause) {
        return new MojoExecutionException(sentence, DisplayedCause.of(sentence, cause));
    }
}
