/** Text for people and for files: numbers, plurals, lists, quotations. Output never depends on the locale. */
package io.github.stepscale.text;
