package io.github.stepscale.aws;

import java.time.Instant;

/**
 * Something that happened to an alarm, as CloudWatch recorded it.
 *
 * @param type {@code StateUpdate}, {@code Action}, {@code ConfigurationUpdate}, or one that is newer than this list
 * @param summary one line in CloudWatch's words; may be empty
 * @param data the same as JSON, in a shape that nobody promises; may be empty
 */
public record AlarmEvent(Instant time, String type, String summary, String data) {}
