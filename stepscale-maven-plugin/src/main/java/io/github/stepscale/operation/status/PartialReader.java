package io.github.stepscale.operation.status;

import io.github.stepscale.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at one thing after another, and remembers what could not be seen: the rest can be looked at all the same. */
final class PartialReader {
    private final List<UnreadablePart> unseen = new ArrayList<>();

    /**
     * What a look finds; empty if the thing cannot be seen.
     *
     * @throws AwsException if nothing else could be seen either
     */
    <T> Optional<T> of(ResourceKind thing, Supplier<T> look) {
        try {
            return Optional.of(look.get());
        } catch (AwsException refused) {
            switch (refused.kind()) {
                case ACCESS_DENIED, REFUSED, SERVICE, NOT_FOUND, THROTTLED ->
                    unseen.add(UnreadablePart.of(thing, refused));
                default -> throw refused;
            }
            return Optional.empty();
        }
    }

    /** Something is not seen, since something else was not. */
    void miss(ResourceKind thing, String why) {
        unseen.add(new UnreadablePart(thing, why));
    }

    boolean sees(ResourceKind thing) {
        return unseen.stream().noneMatch(blind -> blind.thing() == thing);
    }

    List<UnreadablePart> unseen() {
        return List.copyOf(unseen);
    }
}
