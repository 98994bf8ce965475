package io.github.stepscale.importing;

import io.github.stepscale.descriptor.DescriptorWriter;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.text.OneLine;
import java.util.ArrayList;
import java.util.List;

/** Writes the text of an imported descriptor: comments, then its keys. */
final class FileText {
    private FileText() {}

    /**
     * Writes it.
     *
     * @param origin where it comes from
     * @param proof the sentence of the proof
     */
    static String of(ScalingDescription scaling, String origin, String proof, List<Unsayable> unsayable) {
        List<String> comments = new ArrayList<>();
        comments.add("Imported from " + origin + ".");
        comments.add(proof);
        if (!unsayable.isEmpty()) {
            comments.add("Not imported, since a descriptor cannot say it:");
            unsayable.forEach(each -> comments.add("- " + each));
        }
        StringBuilder text = new StringBuilder();
        // A line break of a name would end the comment.
        comments.forEach(line -> text.append("# ").append(OneLine.masked(line)).append('\n'));
        return text + DescriptorWriter.write(scaling);
    }
}
