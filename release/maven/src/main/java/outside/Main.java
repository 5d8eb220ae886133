package outside;

import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.document.cms.CmsVerifier;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.InMemoryChallengeStore;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

/** A program that uses the portal library as published: it verifies what OpenSSL signed, and refuses it changed. */
final class Main {
    private Main() {}

    /** Verifies a signature; the arguments are files: CA's certificate, content, signature. */
    public static void main(String[] arguments) throws Exception {
        var trust = new CertificateTrust(List.of(certificate(Path.of(arguments[0]))), List.of());
        var policy = VerificationPolicy.strict(CmsForm.RFC5652);
        var verifier = new CmsVerifier(policy, trust, RevocationPolicy.none(), Clock.systemUTC());
        var content = Files.readAllBytes(Path.of(arguments[1]));
        var signature = Files.readAllBytes(Path.of(arguments[2]));

        var verified = verifier.verifyDetached(signature, new ByteArrayInputStream(content));
        System.out.println("verified: " + verified.fingerprint());
        content[0] ^= 1;
        try {
            verifier.verifyDetached(signature, new ByteArrayInputStream(content));
            throw new IllegalStateException("Changed content was accepted.");
        } catch (CmsException refused) {
            System.out.println("refused: " + refused.getMessage());
        }
        var challenges = new InMemoryChallengeStore(Clock.systemUTC(), 100);
        System.out.println("challenge: " + challenges.issue(Challenge.Purpose.LOGIN, "session").nonce());
    }

    private static X509Certificate certificate(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
