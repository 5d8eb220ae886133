package signinghelper.portal.valkey;

import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.portal.authentication.Challenge;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/** The texts under which the server holds a challenge. */
final class StoredChallenge {
    private static final String APART = " ";
    private static final int PARTS = 3;

    private StoredChallenge() {}

    /** Writes purpose, end in milliseconds since 1970, and browser session, with spaces between them. */
    static String write(Challenge challenge) {
        return String.join(
                APART,
                challenge.purpose().name(),
                Long.toString(challenge.expires().toEpochMilli()),
                challenge.browserSession());
    }

    /** Reads {@link #write}'s text; throws {@link IllegalArgumentException} for any other. */
    static Challenge read(String nonce, String text) {
        var parts = text.split(APART, PARTS);
        if (parts.length < PARTS) {
            throw new IllegalArgumentException("not the text of a challenge");
        }
        var expires = Instant.ofEpochMilli(Long.parseLong(parts[1]));
        return new Challenge(nonce, Challenge.Purpose.valueOf(parts[0]), parts[2], expires);
    }

    /** Names the browser session and the purpose in a key, where lists of keys do not show what opens the session. */
    static String holder(Challenge challenge) {
        var named = challenge.purpose() + APART + challenge.browserSession();
        return HexFormat.of().formatHex(DigestAlgorithm.SHA_256.of(named.getBytes(StandardCharsets.UTF_8)));
    }
}
