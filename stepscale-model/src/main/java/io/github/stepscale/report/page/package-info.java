/**
 * What every page and its files have in common: the frame and its policy, markup that no text can break, and how numbers
 * are written for people and for programs. It knows nothing of what a page is about.
 */
package io.github.stepscale.report.page;
