package io.github.stepscale.report.page;

/**
 * A question that a page answers at its top, in a large word and a small one.
 *
 * @param question it answers
 * @param answer in short
 * @param detail the rest of the answer
 */
public record HeadlineFigure(String question, String answer, String detail) {}
