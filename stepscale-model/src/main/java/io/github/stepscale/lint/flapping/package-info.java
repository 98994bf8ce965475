/**
 * Whether the capacity comes to rest under a steady load, decided exactly: in whole numbers and decimals, over every
 * load there is.
 */
package io.github.stepscale.lint.flapping;
