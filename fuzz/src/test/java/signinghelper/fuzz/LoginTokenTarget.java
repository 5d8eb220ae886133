package signinghelper.fuzz;

import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.InMemoryChallengeStore;
import signinghelper.portal.authentication.LoginTokenValidator;
import signinghelper.portal.authentication.NonceAndToken;
import signinghelper.portal.authentication.PortalOrigins;
import signinghelper.portal.authentication.TokenJson;
import signinghelper.testkit.authority.TestKey;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.stream.Stream;

/** Login tokens of strangers: each is refused for a reason. */
public final class LoginTokenTarget implements Target {
    private static final String BROWSER = "browser-session";
    private static final TestHolder HOLDER = TestHolder.of(TestKey.SM2);
    private static final InMemoryChallengeStore CHALLENGES = new InMemoryChallengeStore(HOLDER.clock(), 1_000_000);
    private static final LoginTokenValidator VALIDATOR = new LoginTokenValidator(
            PortalOrigins.of("https://portal.example"),
            HOLDER.trust(),
            RevocationPolicy.none(),
            CHALLENGES,
            HOLDER.clock());

    @Override
    public void read(byte[] json) {
        try {
            var token = TokenJson.read(new String(json, StandardCharsets.UTF_8));
            throw new AssertionError("accepted " + VALIDATOR.validate(new NonceAndToken(nonce(), token), BROWSER));
        } catch (AuthenticationTokenException refused) {
            // A refusal is the answer.
        }
    }

    private static String nonce() {
        return CHALLENGES.issue(Challenge.Purpose.LOGIN, BROWSER).nonce();
    }

    @Override
    public Stream<byte[]> seeds() throws CertificateEncodingException {
        var certificate = Bytes.copyOf(HOLDER.certificate().getEncoded()).toBase64();
        var signature = Bytes.copyOf(new byte[64]).toBase64();
        return Stream.of("""
                {"unverifiedCertificate":"%s","algorithm":"SM2SM3","signature":"%s","format":"signing-helper-token:1",\
                "appVersion":"1.0.0"}""".formatted(certificate, signature).getBytes(StandardCharsets.UTF_8));
    }
}
