/** What a log, a page and a file of numbers say of a certificate on other traffic: what was predicted beside what happened. */
@NullMarked
package io.github.stepscale.report.certificate;

import org.jspecify.annotations.NullMarked;
