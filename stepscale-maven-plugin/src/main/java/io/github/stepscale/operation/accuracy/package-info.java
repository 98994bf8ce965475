/** What a simulation predicts of a target and CloudWatch publishes. */
@NullMarked
package io.github.stepscale.operation.accuracy;

import org.jspecify.annotations.NullMarked;
