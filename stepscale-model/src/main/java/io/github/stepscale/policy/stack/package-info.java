/** What belongs to the CloudFormation stack as a whole. */
package io.github.stepscale.policy.stack;
