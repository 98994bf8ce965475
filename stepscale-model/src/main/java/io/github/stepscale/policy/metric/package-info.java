/** What an alarm watches: a CloudWatch metric or an expression over several, and the metrics that SageMaker publishes. */
package io.github.stepscale.policy.metric;
