package io.github.stepscale.descriptor;

/**
 * A descriptor from which only {@code service}, {@code traffic}, {@code objective}, {@code expect} and {@code allow} are
 * taken; the scaling comes from another source.
 *
 * @param name the name of the file in findings
 * @param content the bytes of the file, as of a descriptor
 * @param files the files that it names
 */
public record SimulationFile(String name, byte[] content, NamedFiles files) {}
