package io.github.stepscale.importing;

import io.github.stepscale.importing.source.SourceResource;

/**
 * A rule of the written descriptor, and the resources that it was imported from.
 *
 * @param id the start of the logical ids of its policy and alarm, such as {@code ScaleOut}
 * @param policy of the source
 * @param alarm of the source
 */
public record ImportedRule(String id, SourceResource policy, SourceResource alarm) {}
