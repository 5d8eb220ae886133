package signinghelper.work;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;

import java.security.cert.CertificateEncodingException;

/** DER of a key's certificate, as its U-Key gave it. */
final class EncodedCertificate {
    private EncodedCertificate() {}

    static Bytes of(HeldKey held) throws Refusal {
        try {
            return Bytes.copyOf(held.key().certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }
}
