/**
 * Words for people and for files: numbers, plurals, lists, quotations, durations and times, and the nearest known word. Output
 * never depends on the locale or the time zone of the machine.
 */
@NullMarked
package io.github.stepscale.text;

import org.jspecify.annotations.NullMarked;
