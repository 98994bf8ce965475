/**
 * Judges an endpoint before a deployment: what SageMaker and Service Quotas say about the target, compared with the plan. Each
 * objection is a finding of the catalogue.
 */
@NullMarked
package io.github.stepscale.operation.preflight;

import org.jspecify.annotations.NullMarked;
