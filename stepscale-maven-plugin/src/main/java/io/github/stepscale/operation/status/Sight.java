package io.github.stepscale.operation.status;

import io.github.stepscale.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at one thing after another, and remembers what could not be seen: the rest can be looked at all the same. */
final class Sight {
    private final List<Unseen> unseen = new ArrayList<>();

    /**
     * What a look finds; empty if the thing cannot be seen.
     *
     * @throws AwsException if nothing else could be seen either
     */
    <T> Optional<T> of(Thing thing, Supplier<T> look) {
        try {
            return Optional.of(look.get());
        } catch (AwsException refused) {
            switch (refused.kind()) {
                case ACCESS_DENIED, REFUSED, SERVICE, NOT_FOUND, THROTTLED -> unseen.add(Unseen.of(thing, refused));
                default -> throw refused;
            }
            return Optional.empty();
        }
    }

    /** Something is not seen, since something else was not. */
    void miss(Thing thing, String why) {
        unseen.add(new Unseen(thing, why));
    }

    boolean sees(Thing thing) {
        return unseen.stream().noneMatch(blind -> blind.thing() == thing);
    }

    List<Unseen> unseen() {
        return List.copyOf(unseen);
    }
}
