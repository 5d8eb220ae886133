package signinghelper.formats.certificate;

import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

import java.util.Set;

/** The signature algorithms that a CA may use, on certificates, revocation lists and OCSP answers alike. */
public final class AcceptedSignatures {
    /** SHA-1 and MD5 are missing: their signatures can be forged. */
    private static final Set<String> ALGORITHMS = Set.of(
            GMObjectIdentifiers.sm2sign_with_sm3.getId(),
            PKCSObjectIdentifiers.sha256WithRSAEncryption.getId(),
            PKCSObjectIdentifiers.sha384WithRSAEncryption.getId(),
            PKCSObjectIdentifiers.sha512WithRSAEncryption.getId(),
            X9ObjectIdentifiers.ecdsa_with_SHA256.getId(),
            X9ObjectIdentifiers.ecdsa_with_SHA384.getId(),
            X9ObjectIdentifiers.ecdsa_with_SHA512.getId());

    private AcceptedSignatures() {}

    /** Tests whether an object identifier is accepted, e.g. {@code 1.2.156.10197.1.501}. */
    public static boolean include(String objectIdentifier) {
        return ALGORITHMS.contains(objectIdentifier);
    }
}
