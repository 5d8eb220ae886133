package signinghelper.portal.authentication;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.login.TokenPurpose;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A nonce that the portal gave to one page, and its permitted use.
 *
 * @param nonce 32 random bytes as Base64: 44 characters, the least that Web eID accepts; signed as the text that it is
 * @param purpose the use that a token over this nonce may have
 * @param browserSession the portal's own name for the browser it was issued to, such as the value of a cookie; not
 *     empty
 * @param expires by the server's clock; from this instant on it is refused
 */
public record Challenge(String nonce, Purpose purpose, String browserSession, Instant expires) {
    private static final int NONCE_BYTES = 32;

    /** Use of a nonce. One issued for a login never binds a certificate to an account, and the other way round. */
    public enum Purpose {
        LOGIN(Duration.ofMinutes(5)),
        BINDING(Duration.ofMinutes(5)),
        /** A batch of signatures, whose receipt names the nonce. No token is over it. */
        SIGNING(Duration.ofMinutes(30));

        private final Duration lifetime;

        Purpose(Duration lifetime) {
            this.lifetime = lifetime;
        }

        /** The purpose of the challenge over which such a token is made. */
        static Purpose of(TokenPurpose token) {
            return switch (token) {
                case LOGIN -> LOGIN;
                case BINDING -> BINDING;
            };
        }

        /**
         * Returns the time that a user may need between the click and the PIN, and for a batch until the last
         * signature.
         */
        public Duration lifetime() {
            return lifetime;
        }
    }

    public Challenge {
        Objects.requireNonNull(nonce);
        Objects.requireNonNull(purpose);
        Objects.requireNonNull(browserSession);
        Objects.requireNonNull(expires);
        if (browserSession.isEmpty()) {
            throw new IllegalArgumentException("a challenge of no browser session is every browser's");
        }
    }

    /** A challenge with a nonce never seen before, good for its purpose's lifetime from now. */
    public static Challenge create(Purpose purpose, String browserSession, Clock clock) {
        var random = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(random);
        var nonce = Bytes.copyOf(random).toBase64();
        return new Challenge(nonce, purpose, browserSession, clock.instant().plus(purpose.lifetime()));
    }

    public boolean isExpired(Clock clock) {
        return !clock.instant().isBefore(expires);
    }

    /** Compares in constant time: the name of a browser session usually opens it. */
    public boolean belongsTo(String otherBrowserSession) {
        return MessageDigest.isEqual(
                browserSession.getBytes(StandardCharsets.UTF_8), otherBrowserSession.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns text without the nonce and the browser session, so that neither reaches a log by accident. */
    @Override
    public String toString() {
        return "Challenge[" + purpose + ", expires " + expires + "]";
    }
}
