package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.Certificates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/**
 * File with CA certificates that one verification believes.
 *
 * @param role of those whom the CAs serve; null for all
 */
record Anchor(@Nullable Role role, Path file) {

    /** Role of a certificate in a signed document. */
    enum Role {
        SIGNERS("signers"),
        SEALS("seals"),
        TIME_STAMPS("time-stamps");

        private final String word;

        Role(String word) {
            this.word = word;
        }
    }

    /** Parses a file's name, behind a role and an equals sign where the CAs serve only that role. */
    static Anchor parse(String text, CallersFolder folder) {
        return Stream.of(Role.values())
                .filter(role -> text.startsWith(role.word + "="))
                .findFirst()
                .map(role -> new Anchor(role, folder.resolve(text.substring(role.word.length() + 1))))
                .orElseGet(() -> new Anchor(null, folder.resolve(text)));
    }

    boolean serves(Role asked) {
        return role == null || role == asked;
    }

    /** Reads the certificates. */
    List<X509Certificate> read() throws IOException, CertificateException {
        return Certificates.parsePem(Files.readString(file, StandardCharsets.ISO_8859_1));
    }
}
