package signinghelper.verifier;

import com.fasterxml.jackson.databind.json.JsonMapper;
import signinghelper.formats.algorithm.Bytes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Members of a settings file, and the file with the CA that they name. */
public record TestSettings(X509Certificate authority, Map<String, Object> members) {

    /** Trusts the user's CA, on any free port of loopback, and asks no CA. */
    public static TestSettings trusting(TestUser user) {
        return new TestSettings(
                user.holder().authority().certificate(),
                Map.of(
                        "listen", Map.of("port", 0),
                        "origins", List.of(TestUser.ORIGIN),
                        "trust", Map.of("signers", List.of("ca.pem")),
                        "revocation", Map.of("check", "NONE"),
                        "limits", Map.of("stopSeconds", 0)));
    }

    /** Returns the settings with another member. */
    public TestSettings with(String name, Object value) {
        var others = new HashMap<>(members);
        others.put(name, value);
        return new TestSettings(authority, others);
    }

    public Path writtenTo(Path folder) throws IOException {
        Files.writeString(folder.resolve("ca.pem"), pem(authority));
        return Files.writeString(
                folder.resolve("verifier.json"), JsonMapper.builder().build().writeValueAsString(members));
    }

    public static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Bytes.copyOf(certificate.getEncoded()).toBase64().replaceAll("(.{64})", "$1\n")
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
