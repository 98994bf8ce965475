package io.github.stepscale.report.page;

/**
 * A figure at the top of a page: a question with its answer.
 *
 * @param question the question
 * @param answer the short answer, in large type
 * @param detail the rest of the answer, in small type
 */
public record HeadlineFigure(String question, String answer, String detail) {}
