package io.github.stepscale.aws;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * An HTTP proxy between this machine and AWS.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param login how the caller logs in to it; absent if it asks for none
 */
public record HttpProxy(String host, int port, Optional<Login> login) {

    /** User name and password for a proxy. No text of this object contains the password. */
    public record Login(String user, String password) {

        /** The value of the header {@code Proxy-Authorization}. */
        String authorization() {
            byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(both);
        }

        @Override
        public String toString() {
            return "Login[user=" + user + "]";
        }
    }
}
