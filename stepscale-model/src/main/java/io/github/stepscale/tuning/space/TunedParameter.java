package io.github.stepscale.tuning.space;

/**
 * A number that the search chose.
 *
 * @param name such as {@code window}
 * @param value in whole units of {@code unit}
 * @param unit such as {@code minute} or {@code %}; empty for a number without one
 */
public record TunedParameter(String name, int value, String unit) {}
