package io.github.stepscale.tuning.certificate;

import io.github.stepscale.validation.Validator;

/**
 * The versions that a certificate was made with.
 *
 * @param format of the certificate, {@value #FORMAT}
 * @param stepscale of this library, 1 to 100 characters
 */
public record CertificateVersions(int format, String stepscale) {
    /** The format that this library writes and reads. */
    public static final int FORMAT = 1;
    /** The version of this library, as in its POM. */
    public static final String STEPSCALE = "0.1.0-SNAPSHOT";
    /** The versions of this library. */
    public static final CertificateVersions CURRENT = new CertificateVersions(FORMAT, STEPSCALE);

    /** @throws io.github.stepscale.validation.InvalidValueException if the format is another */
    public CertificateVersions {
        new Validator()
                .require(
                        format == FORMAT,
                        "format",
                        () -> format + " is not a format that stepscale " + STEPSCALE + " reads: " + FORMAT + " is",
                        "Tune again, or use the version that wrote it")
                .requireLine(stepscale, "stepscale", 1, 100)
                .throwIfAny();
    }
}
