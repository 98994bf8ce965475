package io.github.stepscale.aws;

/**
 * How much serves at present.
 *
 * @param status of the endpoint or component, such as {@code InService}, {@code Updating}
 * @param desired how many instances, copies or units there shall be
 * @param present how many there are
 * @param serverless whether it is a serverless variant: its units are of provisioned concurrency, and it may have none
 */
public record ServingCapacity(String status, int desired, int present, boolean serverless) {}
