package signinghelper.token;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Certificates;
import signinghelper.protocol.ErrorCode;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.HashSet;

/** Flaw of a certificate that vendors' programs read, and that no verifier by the standard does. */
final class CertificateFlaw {
    private static final int EXTENSIONS = 3;

    private CertificateFlaw() {}

    /** Returns the flaw's own code, or {@code CERTIFICATE_UNREADABLE} for what is no certificate at all. */
    static ErrorCode of(Bytes encoded) {
        try (var in = new ASN1InputStream(encoded.toArray())) {
            var read = in.readObject();
            if (read == null) {
                return ErrorCode.CERTIFICATE_UNREADABLE;
            }
            return hasExtensionTwice(read) ? ErrorCode.CERTIFICATE_EXTENSION_TWICE : encodingOf(read);
        } catch (IOException | CertificateException | RuntimeException e) {
            return ErrorCode.CERTIFICATE_UNREADABLE;
        }
    }

    /** RFC 5280, 4.2. */
    private static boolean hasExtensionTwice(ASN1Primitive read) {
        for (var part : ASN1Sequence.getInstance(ASN1Sequence.getInstance(read).getObjectAt(0))) {
            if (part instanceof ASN1TaggedObject tagged && tagged.hasContextTag(EXTENSIONS)) {
                var names = new HashSet<ASN1Encodable>();
                for (var extension : ASN1Sequence.getInstance(tagged, true)) {
                    if (!names.add(ASN1Sequence.getInstance(extension).getObjectAt(0))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Its encoding is the flaw if the same in DER (X.690, 11.1 and 10.1) is a certificate. */
    private static ErrorCode encodingOf(ASN1Primitive read) throws IOException, CertificateException {
        Certificates.parse(Bytes.copyOf(read.getEncoded(ASN1Encoding.DER)));
        return ErrorCode.CERTIFICATE_NOT_DER;
    }
}
