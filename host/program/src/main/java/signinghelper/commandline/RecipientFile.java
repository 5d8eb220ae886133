package signinghelper.commandline;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Certificates;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** File with a recipient's certificate: DER, or PEM, whose first one counts. */
record RecipientFile(Path file) {

    /** @throws Refusal {@code FILE_ABSENT}, {@code FILE_FAILED} or {@code CERTIFICATE_UNREADABLE} */
    X509Certificate read() throws Refusal {
        Optional<Refusal> fault = new InputFile(file).fault();
        if (fault.isPresent()) {
            throw fault.get();
        }
        try {
            var octets = Files.readAllBytes(file);
            var text = new String(octets, StandardCharsets.ISO_8859_1);
            return text.contains("-----BEGIN")
                    ? Certificates.parsePem(text).get(0)
                    : Certificates.parse(Bytes.copyOf(octets));
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.FILE_FAILED, e);
        } catch (CertificateException | IndexOutOfBoundsException e) {
            throw Refusal.of(ErrorCode.CERTIFICATE_UNREADABLE, e);
        }
    }
}
