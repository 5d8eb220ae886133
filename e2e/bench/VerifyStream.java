import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsVerifier;

/** A portal's server that verifies one document as a stream: anchors in PEM, the document, and its content if it lies apart. */
final class VerifyStream {
    public static void main(String[] arguments) throws Exception {
        var anchors = Certificates.parsePem(Files.readString(Path.of(arguments[0])));
        var verifier = new CmsVerifier(
                VerificationPolicy.strict(CmsForm.RFC5652),
                new CertificateTrust(anchors, List.of()),
                RevocationPolicy.none(),
                Clock.systemUTC());
        var document = Source.ofFile(Path.of(arguments[1]));
        if (arguments.length == 2) {
            verifier.verifyAttached(document);
            return;
        }
        try (var content = Files.newInputStream(Path.of(arguments[2]))) {
            verifier.verifyDetached(document, content);
        }
    }
}
