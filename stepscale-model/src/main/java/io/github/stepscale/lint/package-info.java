/**
 * Checks a plan for mistakes that AWS would accept silently, before anything is deployed.
 *
 * <p>One small class finds one mistake. The packages below group them by subject: steps, alarms, metrics, capacity and
 * flapping; {@code rule} holds what the rules share. {@link io.github.stepscale.lint.FindingCatalog} documents every
 * mistake, including those that are refused earlier and those that cannot be checked before deployment.
 */
@NullMarked
package io.github.stepscale.lint;

import org.jspecify.annotations.NullMarked;
