package io.github.stepscale.report.certificate;

/**
 * A figure that was predicted, beside what happened.
 *
 * @param label what it is of
 * @param predicted by the certificate
 * @param happened on the traffic
 */
record CertificateRow(String label, String predicted, String happened) {}
