/**
 * AWS in our own words: stacks, change sets, scaling, alarms. The only package that knows the SDK; a template is text here,
 * and nothing of the model is known.
 */
package io.github.stepscale.aws;
