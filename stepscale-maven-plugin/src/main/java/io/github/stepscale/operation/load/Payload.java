package io.github.stepscale.operation.load;

import java.util.List;

/** The payloads of requests, sent in turn. */
public sealed interface Payload {

    /** Returns the number of payloads; after the last comes the first again. */
    int size();

    /** Returns the name of the payload of a request, for messages. */
    String name(long number);

    /**
     * Request bodies.
     *
     * @param names the source of each body, such as a file
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
     * Addresses from which an asynchronous endpoint reads the bodies.
     *
     * @param addresses at least one, each beginning with {@code s3:} or {@code https:}
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
