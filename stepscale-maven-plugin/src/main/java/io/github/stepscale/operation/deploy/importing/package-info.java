/** Finds what prevents that resources which exist are imported into a stack. Public only for the deployment, which imports them. */
@NullMarked
package io.github.stepscale.operation.deploy.importing;

import org.jspecify.annotations.NullMarked;
