/** Properties of the CloudFormation stack: name, description, tags and dashboard. */
@NullMarked
package io.github.stepscale.policy.stack;

import org.jspecify.annotations.NullMarked;
