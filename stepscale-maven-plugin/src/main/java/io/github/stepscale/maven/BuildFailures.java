package io.github.stepscale.maven;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Failures of the build that keep what they came from: {@code mvn -e} shows it. */
final class BuildFailures {
    private BuildFailures() {}

    /** What was given, or what became of a stack. */
    static MojoFailureException failure(String sentence, Throwable cause) {
        return new MojoFailureException(sentence, DisplayedCause.of(sentence, cause));
    }

    /** What is around us: files, the network, AWS. */
    static MojoExecutionException execution(String sentence, Throwable cause) {
        return new MojoExecutionException(sentence, DisplayedCause.of(sentence, cause));
    }
}
