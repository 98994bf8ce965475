package io.github.stepscale.operation.load;

import java.util.List;

/** What requests carry, taken in turn. */
public sealed interface Payload {

    /** How many there are; then the first again. */
    int size();

    /** What one is called, by the number of the request. */
    String name(long number);

    /**
     * Bodies that are sent.
     *
     * @param names where each comes from, such as a file
     * @param bodies at least one; not copied, and may not change
     */
    record Bodies(List<String> names, List<byte[]> bodies) implements Payload {
        public Bodies {
            names = List.copyOf(names);
            bodies = List.copyOf(bodies);
        }

        @Override
        public int size() {
            return bodies.size();
        }

        @Override
        public String name(long number) {
            return names.get((int) (number % size()));
        }

        byte[] body(long number) {
            return bodies.get((int) (number % size()));
        }
    }

    /**
     * Where asynchronous endpoints find their bodies.
     *
     * @param addresses at least one, each of {@code s3:} or {@code https:}
     */
    record Locations(List<String> addresses) implements Payload {
        public Locations {
            addresses = List.copyOf(addresses);
        }

        @Override
        public int size() {
            return addresses.size();
        }

        @Override
        public String name(long number) {
            return addresses.get((int) (number % size()));
        }
    }
}
