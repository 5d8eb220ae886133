package signinghelper.portal.authentication;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

import static signinghelper.portal.authentication.TestPortal.ORIGIN;

/**
 * Maker of {@code docs/login-token/vectors.json}: {@code TokenVectorMaker FILE}. The keys are made here and thrown away,
 * so that a new run gives other vectors.
 */
final class TokenVectorMaker {
    private TokenVectorMaker() {}

    public static void main(String[] file) throws Exception {
        var draft = new VectorDraft();
        new TokenVectors(draft).add();
        new SignatureVectors(draft).add();
        new CertificateVectors(draft).add();
        new ChainVectors(draft).add();
        new AccountVectors(draft).add();
        write(draft, Path.of(file[0]));
    }

    private static void write(VectorDraft draft, Path file) throws IOException {
        var mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        var json = mapper.createObjectNode();
        json.putArray("origins").add(ORIGIN).add(VectorDraft.SECOND_ORIGIN);
        var anchors = json.putArray("anchors");
        draft.anchors().forEach(anchor -> anchors.add(base64(anchor)));
        var intermediates = json.putArray("intermediates");
        draft.intermediates().forEach(authority -> intermediates.add(base64(authority)));
        var array = json.putArray("vectors");
        draft.vectors().forEach(vector -> array.add(vector.toJson(mapper)));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, mapper.writeValueAsString(json) + "\n");
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Bytes.copyOf(certificate.getEncoded()).toBase64();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns false for a reason that no vector shows, since a CA or a store would have to be reachable, or away. */
    static boolean isShown(Reason reason) {
        return switch (reason) {
            case CERTIFICATE_REVOKED, CERTIFICATE_ON_HOLD, REVOCATION_UNKNOWN, CHALLENGES_UNAVAILABLE -> false;
            default -> true;
        };
    }
}
