/** Deploys many stacks at once. */
@NullMarked
package io.github.stepscale.operation.deploy.parallel;

import org.jspecify.annotations.NullMarked;
