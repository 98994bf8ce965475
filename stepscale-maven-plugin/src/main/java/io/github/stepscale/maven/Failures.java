package io.github.stepscale.maven;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Failures of the build that keep what they came from: {@code mvn -e} shows it. */
final class Failures {
    private Failures() {}

    /** What was given, or what became of a stack. */
    static MojoFailureException failure(String sentence, Throwable cause) {
        return new MojoFailureException(sentence, ShownCause.of(sentence, cause));
    }

    /** What is around us: files, the network, AWS. */
    static MojoExecutionException execution(String sentence, Throwable cause) {
        return new MojoExecutionException(sentence, ShownCause.of(sentence, cause));
    }
}
