/**
 * CloudWatch metric math: expressions over the datapoints of metrics, by the CloudWatch User Guide, Using metric math. The
 * functions are those whose datapoints do not depend on how many datapoints an alarm retrieves.
 */
@NullMarked
package io.github.stepscale.expression;

import org.jspecify.annotations.NullMarked;
