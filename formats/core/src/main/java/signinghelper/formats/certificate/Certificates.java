package signinghelper.formats.certificate;

import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.internal.asn1.Asn1Header;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads certificates with BouncyCastle: the Java runtime's own factory does not know the SM2 curve. */
public final class Certificates {
    private static final int LONGEST_NAME = 16 * 1024;
    private static final int LONGEST_NUMBER = 64;

    private Certificates() {}

    /**
     * Parses one certificate.
     *
     * @param der exactly one DER certificate (RFC 5280, 4.1), nothing before or after it
     * @throws CertificateException if it is anything else, or its key, a name or the number is too long to be looked at
     */
    public static X509Certificate parse(Bytes der) throws CertificateException {
        var factory = CertificateFactory.getInstance("X.509", BouncyCastle.PROVIDER);
        try {
            @Nullable
            X509Certificate certificate =
                    (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der.toArray()));
            if (certificate == null || !Bytes.copyOf(certificate.getEncoded()).equals(der)) {
                throw new CertificateException("not one DER certificate");
            }
            var parts = Certificate.getInstance(certificate.getEncoded());
            KeySizes.require(parts.getSubjectPublicKeyInfo());
            requireShortNames(parts);
            readParts(certificate);
            return certificate;
        } catch (IOException | RuntimeException e) {
            throw new CertificateException("broken inside", e);
        }
    }

    /**
     * Parses the certificate at the start of {@code bytes}. It serves devices that pad stored bytes; the padding is no
     * part of the certificate.
     *
     * @param bytes one DER certificate, and any bytes behind it
     * @throws CertificateException if they do not begin with one
     */
    public static X509Certificate parseFirst(Bytes bytes) throws CertificateException {
        var all = bytes.toArray();
        try {
            var header = Asn1Header.read(all, 0, all.length);
            var end = header.contentFrom() + header.length();
            if (header.isIndefinite() || end > all.length) {
                throw new CertificateException("not one DER certificate");
            }
            return parse(Bytes.copyOf(Arrays.copyOf(all, (int) end)));
        } catch (MalformedAsn1Exception e) {
            throw new CertificateException("not one DER certificate", e);
        }
    }

    /**
     * Parses certificates in PEM (RFC 7468, 5), one after the other; text between them and blocks of another kind mean
     * nothing.
     *
     * @throws CertificateException if no certificate is found, or {@link #parse} refuses one
     */
    public static List<X509Certificate> parsePem(String pem) throws CertificateException {
        var found = new ArrayList<X509Certificate>();
        for (var der : encodedInPem(pem)) {
            found.add(parse(der));
        }
        return List.copyOf(found);
    }

    /**
     * Reads certificates from PEM without parsing them.
     *
     * @throws CertificateException if no certificate is found
     */
    public static List<Bytes> encodedInPem(String pem) throws CertificateException {
        var found = new ArrayList<Bytes>();
        try (var reader = new PemReader(new StringReader(pem))) {
            for (var block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
                if (block.getType().equals("CERTIFICATE")) {
                    found.add(Bytes.copyOf(block.getContent()));
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new CertificateException("not PEM", e);
        }
        if (found.isEmpty()) {
            throw new CertificateException("no certificate");
        }
        return List.copyOf(found);
    }

    /** Names and number are written out in reports; RFC 5280, A.1 and 4.1.2.2, knows no long ones. */
    private static void requireShortNames(Certificate parts) throws CertificateException, IOException {
        if (parts.getSubject().getEncoded().length > LONGEST_NAME
                || parts.getIssuer().getEncoded().length > LONGEST_NAME
                || parts.getSerialNumber().getValue().bitLength() > LONGEST_NUMBER * Byte.SIZE) {
            throw new CertificateException("a name or a number that is too long");
        }
    }

    /** BouncyCastle reads these on demand, and then throws unchecked exceptions for unreadable ones. */
    private static void readParts(X509Certificate certificate) throws CertificateException {
        if (certificate.getPublicKey() == null) {
            throw new CertificateException("unknown kind of key");
        }
        certificate.getNotBefore();
        certificate.getNotAfter();
        certificate.getKeyUsage();
        certificate.getBasicConstraints();
        certificate.getSubjectX500Principal();
        certificate.getIssuerX500Principal();
    }
}
