/**
 * Reads what scales live SageMaker targets, in CloudFormation's form.
 */
@NullMarked
package io.github.stepscale.operation.importing;

import org.jspecify.annotations.NullMarked;
