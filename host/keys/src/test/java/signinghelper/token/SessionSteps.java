package signinghelper.token;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Steps that tests take with an open U-Key. */
public final class SessionSteps {
    private SessionSteps() {}

    public static void login(TokenSession session, String pin) throws Refusal {
        login(session, pin, LastTryConsent.NONE);
    }

    public static void login(TokenSession session, String pin, LastTryConsent consent) throws Refusal {
        try (var typed = new Pin(pin.toCharArray())) {
            session.login(typed, consent);
        }
    }

    public static void change(TokenSession session, String current, String fresh) throws Refusal {
        change(session, current, fresh, LastTryConsent.NONE);
    }

    public static void change(TokenSession session, String current, String fresh, LastTryConsent consent)
            throws Refusal {
        try (var old = new Pin(current.toCharArray());
                var next = new Pin(fresh.toCharArray())) {
            session.changePin(old, next, consent);
        }
    }

    /** The algorithm that {@code key} signs with unless asked otherwise. */
    public static SignatureAlgorithm algorithm(KeyEntry key) {
        return SignatureAlgorithm.forKey(key.certificate().getPublicKey()).orElseThrow();
    }

    /** Signs, and returns whether the signature verifies with the key's certificate. */
    public static boolean verifies(TokenSession session, KeyEntry key, SignatureAlgorithm algorithm, String message)
            throws Refusal {
        var bytes = message.getBytes(UTF_8);
        var hash = algorithm.digest(key.certificate().getPublicKey(), bytes);
        var signature = session.sign(key, new Digest(algorithm.digestAlgorithm(), Bytes.copyOf(hash)));
        return algorithm.verify(key.certificate(), bytes, signature.toArray());
    }

    public static boolean verifies(TokenSession session, KeyEntry key) throws Refusal {
        return verifies(session, key, algorithm(key), "招标文件");
    }

    public static void assertSigns(TokenSession session, KeyEntry key) throws Refusal {
        assertThat(verifies(session, key)).as("signature of " + key.container()).isTrue();
    }

    /** Signs with each of its keys. */
    public static void assertSigns(TokenSession session) throws Refusal {
        for (var key : session.keys()) {
            assertSigns(session, key);
        }
    }

    public static Refusal assertRefused(ErrorCode code, ThrowingCallable call) {
        var refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).as("refusal").isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        return refusal;
    }
}
