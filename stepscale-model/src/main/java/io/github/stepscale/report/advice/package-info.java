/** What a page, a file of numbers and the log say of how a policy could be better: its causes of shortage and its edits. */
@NullMarked
package io.github.stepscale.report.advice;

import org.jspecify.annotations.NullMarked;
