/** Reads YAML strictly and writes it. Knows where each value stands and collects every mistake; knows nothing of scaling. */
package io.github.stepscale.yaml;
