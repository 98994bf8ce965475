package io.github.stepscale.operation.status;

import io.github.stepscale.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads one part after another, and collects those that cannot be read: they are reported, not fatal. */
final class PartialReader {
    private final List<UnreadablePart> unreadParts = new ArrayList<>();

    /**
     * Reads a part; empty if it cannot be read.
     *
     * @throws AwsException if no other part could be read either
     */
    <T> Optional<T> read(ResourceKind kind, Supplier<T> request) {
        try {
            return Optional.of(request.get());
        } catch (AwsException refused) {
            switch (refused.kind()) {
                case ACCESS_DENIED, REFUSED, SERVICE, NOT_FOUND, THROTTLED ->
                    unreadParts.add(UnreadablePart.of(kind, refused));
                default -> throw refused;
            }
            return Optional.empty();
        }
    }

    /** Records a part that cannot be read because another was not. */
    void skip(ResourceKind kind, String why) {
        unreadParts.add(new UnreadablePart(kind, why));
    }

    boolean isRead(ResourceKind kind) {
        return unreadParts.stream().noneMatch(part -> part.kind() == kind);
    }

    List<UnreadablePart> unreadParts() {
        return List.copyOf(unreadParts);
    }
}
