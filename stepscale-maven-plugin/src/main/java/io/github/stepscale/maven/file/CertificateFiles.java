package io.github.stepscale.maven.file;

import io.github.stepscale.maven.failure.BuildFailures;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.shared.InputFile;
import io.github.stepscale.report.tuning.CertificateJson;
import io.github.stepscale.report.tuning.CertificateReadResult;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.tuning.certificate.CertificateCheck;
import io.github.stepscale.tuning.certificate.TuningCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Reads the certificates of stacks. A file is the certificate of every stack; a folder has one for each, where tuning writes it.
 *
 * @param base the folder in which Maven was started, which messages leave out of the names of files below it
 * @param given the file or folder
 * @param hints for the sentences of failures
 */
public record CertificateFiles(Path base, Path given, Hints hints) {
    private static final int MAX_MEGABYTES = 2;
    private static final String LIMIT = "a certificate has some kilobytes. Name a certificate.json";

    /** The file of a stack. */
    Path of(SynthesizedStack stack) {
        return Files.isDirectory(given)
                ? given.resolve(stack.name() + ".tuning").resolve("certificate.json")
                : given;
    }

    /**
     * Reads the certificates of stacks that are deployed, and logs what weakens them.
     *
     * @throws MojoFailureException if one cannot be read, or does not speak of the plan and the objective of its stack; with
     *     all reasons
     */
    public void requireAll(List<SynthesizedStack> stacks, Log log) throws MojoFailureException {
        List<String> refusals = new ArrayList<>();
        for (SynthesizedStack stack : stacks) {
            try {
                require(stack, log);
            } catch (MojoFailureException refused) {
                refusals.add(refused.getMessage());
            }
        }
        if (!refusals.isEmpty()) {
            throw new MojoFailureException(String.join(System.lineSeparator(), refusals));
        }
    }

    private void require(SynthesizedStack stack, Log log) throws MojoFailureException {
        Path file = of(stack);
        TuningCertificate certificate = read(stack, file);
        CertificateCheck check = checkOfThisPlan(stack, file, certificate);
        if (!check.otherObjective().isEmpty()) {
            throw new MojoFailureException(
                    CertificateMessages.otherObjective(stack.name(), displayPath(file), check.otherObjective(), hints));
        }
        log.info(CertificateMessages.isOfThisPlan(stack.name(), displayPath(file), certificate));
        check.warnings().forEach(warning -> log.warn(displayPath(file) + ": " + warning + "."));
    }

    /**
     * Reads the certificate of a stack that is simulated, and logs what makes the prediction one of something else.
     *
     * @throws MojoFailureException if it cannot be read, is of another plan, or cannot be compared
     */
    public TuningCertificate compare(SynthesizedStack stack, boolean hasTraffic, Log log) throws MojoFailureException {
        Path file = of(stack);
        TuningCertificate certificate = read(stack, file);
        CertificateCheck check = checkOfThisPlan(stack, file, certificate);
        boolean isServiceKnown =
                stack.descriptor().service().requestsPerInstance().isPresent();
        if (!hasTraffic || !isServiceKnown) {
            throw new MojoFailureException(CertificateMessages.notComparable(stack.name(), hasTraffic, isServiceKnown));
        }
        check.warnings().forEach(warning -> log.warn(displayPath(file) + ": " + warning + "."));
        return certificate;
    }

    private CertificateCheck checkOfThisPlan(SynthesizedStack stack, Path file, TuningCertificate certificate)
            throws MojoFailureException {
        CertificateCheck check = CertificateCheck.of(
                certificate,
                stack.plan(),
                stack.descriptor().objective(),
                stack.descriptor().service());
        if (!check.isOfThisPlan()) {
            throw new MojoFailureException(
                    CertificateMessages.otherPlan(stack.name(), displayPath(file), check.otherPlan(), hints));
        }
        return check;
    }

    private TuningCertificate read(SynthesizedStack stack, Path file) throws MojoFailureException {
        try {
            CertificateReadResult read =
                    CertificateJson.read(displayPath(file), InputFile.read(file, MAX_MEGABYTES, LIMIT));
            if (read.certificate().isPresent()) {
                return read.certificate().get();
            }
            throw new MojoFailureException(
                    read.findings().stream().map(Object::toString).collect(Collectors.joining(System.lineSeparator())));
        } catch (InputFile.Unreadable problem) {
            throw BuildFailures.failure(
                    CertificateMessages.notRead(stack.name(), displayPath(file), problem.getMessage(), hints), problem);
        }
    }

    private String displayPath(Path file) {
        return (file.startsWith(base) ? base.relativize(file) : file).toString();
    }
}
