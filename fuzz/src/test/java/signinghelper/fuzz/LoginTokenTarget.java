package signinghelper.fuzz;

import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.login.TokenPurpose;
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
import java.util.List;
import java.util.stream.Stream;

/** Login tokens of strangers, each for a challenge of its own: each is refused for a reason. */
public final class LoginTokenTarget implements Target {
    private static final String BROWSER = "browser-session";
    private static final PortalOrigins ORIGINS = PortalOrigins.of("https://portal.example");
    private static final List<TestHolder> HOLDERS =
            Stream.of(TestKey.values()).map(TestHolder::of).toList();
    private static final CertificateTrust TRUST = new CertificateTrust(
            HOLDERS.stream().map(holder -> holder.authority().certificate()).toList(), List.of());

    @Override
    public void read(byte[] json) {
        var clock = HOLDERS.get(0).clock();
        var challenges = new InMemoryChallengeStore(clock, 1);
        var validator = new LoginTokenValidator(ORIGINS, TRUST, RevocationPolicy.none(), challenges, clock);
        var nonce = challenges.issue(Challenge.Purpose.LOGIN, BROWSER).nonce();
        try {
            var token = TokenJson.read(new String(json, StandardCharsets.UTF_8));
            throw new AssertionError("accepted " + validator.validate(new NonceAndToken(nonce, token), BROWSER));
        } catch (AuthenticationTokenException refused) {
            // A refusal is the answer.
        }
    }

    @Override
    public Stream<byte[]> seeds() {
        return HOLDERS.stream().map(LoginTokenTarget::ofAnotherChallenge);
    }

    /** Token that holds in all but its challenge. */
    private static byte[] ofAnotherChallenge(TestHolder holder) {
        var algorithm = holder.algorithm();
        var signed = holder.kind().sign(holder.keys(), algorithm.loginMessage("https://portal.example", "nonce"));
        try {
            var certificate = Bytes.copyOf(holder.certificate().getEncoded()).toBase64();
            return """
                    {"unverifiedCertificate":"%s","algorithm":"%s","signature":"%s","format":"%s","appVersion":"1.0.0"}""".formatted(
                            certificate,
                            algorithm,
                            Bytes.copyOf(signed).toBase64(),
                            algorithm.format(TokenPurpose.LOGIN))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
