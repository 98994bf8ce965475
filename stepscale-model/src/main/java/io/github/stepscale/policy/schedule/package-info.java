/** Scheduled actions of Application Auto Scaling and their schedule expressions. */
@NullMarked
package io.github.stepscale.policy.schedule;

import org.jspecify.annotations.NullMarked;
