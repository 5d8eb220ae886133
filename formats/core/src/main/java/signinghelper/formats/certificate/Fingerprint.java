package signinghelper.formats.certificate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Fingerprint of a certificate, by which a portal finds the account that it is bound to. As a text, also in JSON, it has 64
 * hexadecimal digits in lower case without colons.
 *
 * @param sha256 SHA-256 of the certificate's DER; another one when the certificate is renewed
 */
public record Fingerprint(Bytes sha256) {
    private static final Pattern TEXT = Pattern.compile("[0-9A-Fa-f]{64}|[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){31}");

    public Fingerprint {
        if (sha256.length() != DigestAlgorithm.SHA_256.lengthInBytes()) {
            throw new IllegalArgumentException("not SHA-256: " + sha256);
        }
    }

    /** Computes the fingerprint of a certificate. */
    public static Fingerprint of(X509Certificate certificate) {
        try {
            return new Fingerprint(Bytes.copyOf(DigestAlgorithm.SHA_256.of(certificate.getEncoded())));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("not made from an encoding", e);
        }
    }

    /**
     * Reads a fingerprint as programs write it: in lower or upper case, with a colon after each octet or without.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    @JsonCreator
    public static Fingerprint parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in hexadecimal");
        }
        return new Fingerprint(Bytes.copyOf(HexFormat.of().parseHex(text.replace(":", ""))));
    }

    /** Writes the 64 digits, such as for a column of a database. */
    @JsonValue
    @Override
    public String toString() {
        return HexFormat.of().formatHex(sha256.toArray());
    }
}
