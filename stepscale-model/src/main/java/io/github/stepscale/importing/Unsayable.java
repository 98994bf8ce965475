package io.github.stepscale.importing;

import io.github.stepscale.text.OneLine;
import io.github.stepscale.yaml.SourcePosition;

/**
 * Something of the source that a descriptor cannot say.
 *
 * @param resource the name of the resource in the source
 * @param position of it in the source
 * @param what the property or the part, such as {@code AlarmDescription} or {@code target tracking of … at 70}
 * @param reason why it is not imported, as the rest of a sentence without a full stop
 * @param scales whether it takes part in scaling, so that the descriptor does less than the source
 */
public record Unsayable(String resource, SourcePosition position, String what, String reason, boolean scales) {

    /** One line without a full stop: {@code ScaleOutAlarm (template.yaml:12:3): AlarmDescription: the reason}. */
    @Override
    public String toString() {
        String place = position.line() == 0 ? "" : " (" + position + ")";
        return OneLine.masked(resource + place + ": " + what + ": " + reason);
    }
}
