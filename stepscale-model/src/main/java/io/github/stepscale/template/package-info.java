/**
 * Renders a plan as a CloudFormation template: a document tree, written as YAML.
 *
 * <p>Intrinsic functions have their long form, so any YAML reader loads the text. Text of the user is always data: it
 * never reaches {@code Fn::Sub} unescaped and never leaves the leading comment, a quoted string or the JSON of the
 * dashboard. The same plan gives the same bytes: nothing depends on a clock, a path, a locale or the order of a hash.
 */
@NullMarked
package io.github.stepscale.template;

import org.jspecify.annotations.NullMarked;
