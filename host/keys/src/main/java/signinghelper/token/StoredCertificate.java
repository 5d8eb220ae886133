package signinghelper.token;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Certificates;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Certificate as a U-Key stores it. Some programs of CAs write it as text, and some CAs break its encoding.
 *
 * @param form in which it is stored
 */
public record StoredCertificate(X509Certificate certificate, Form form) {
    private static final String PEM = "-----BEGIN CERTIFICATE-----";

    /** A SEQUENCE of 256 octets or more in Base64, in lines or not; padding of the device may follow. */
    private static final Pattern BASE64 = Pattern.compile("MII[A-Za-z0-9+/\\s]+={0,2}");

    /** Form of the stored bytes. DER is what the interfaces ask for; the others are read with a remark. */
    public enum Form {
        DER,
        PEM,
        BASE64
    }

    public StoredCertificate {
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(form);
    }

    /**
     * Reads the certificate that {@code stored} begins with.
     *
     * @throws Refusal {@code CERTIFICATE_UNREADABLE}, or {@code CERTIFICATE_NOT_DER} or {@code
     *     CERTIFICATE_EXTENSION_TWICE} where that alone is what nobody can verify
     */
    public static StoredCertificate read(Bytes stored) throws Refusal {
        try {
            var text = new String(stored.toArray(), StandardCharsets.ISO_8859_1);
            if (text.contains(PEM)) {
                return of(Certificates.encodedInPem(text).get(0), Form.PEM);
            }
            var base64 = BASE64.matcher(text);
            return base64.lookingAt()
                    ? of(Bytes.copyOf(Base64.getMimeDecoder().decode(base64.group())), Form.BASE64)
                    : of(stored, Form.DER);
        } catch (CertificateException | IllegalArgumentException e) {
            throw Refusal.of(ErrorCode.CERTIFICATE_UNREADABLE, e);
        }
    }

    private static StoredCertificate of(Bytes encoded, Form form) throws Refusal {
        try {
            return new StoredCertificate(Certificates.parseFirst(encoded), form);
        } catch (CertificateException e) {
            throw Refusal.of(CertificateFlaw.of(encoded), e);
        }
    }
}
