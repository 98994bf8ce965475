/** Properties of the CloudFormation stack: name, description, tags and dashboard. */
package io.github.stepscale.policy.stack;
