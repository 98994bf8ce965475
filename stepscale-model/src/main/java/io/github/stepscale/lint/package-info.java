/**
 * Judges what is deployed: every mistake that AWS would accept silently is named before anything is deployed.
 *
 * <p>One small class finds one mistake. The packages below hold them by subject: steps, alarms, metrics, capacity, and
 * flapping; {@code rule} holds what they are made of. {@link io.github.stepscale.lint.RuleCatalog} lists them together
 * with what is refused earlier and with what nobody can know before something runs.
 */
package io.github.stepscale.lint;
