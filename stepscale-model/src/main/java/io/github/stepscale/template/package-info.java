/**
 * The CloudFormation template: a plan as a document tree, and the tree as YAML.
 *
 * <p>Intrinsic functions have their long form, so any YAML reader loads the text. What a user wrote is data everywhere:
 * it never reaches a {@code Fn::Sub} unescaped, never leaves the comment head, a quote, or the JSON of the dashboard.
 * The same plan gives the same bytes: nothing depends on a clock, a path, a locale or the order of a hash.
 */
package io.github.stepscale.template;
