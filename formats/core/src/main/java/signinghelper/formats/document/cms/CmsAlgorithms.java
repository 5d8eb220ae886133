package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.algorithm.SignatureAlgorithm;

import java.util.Optional;
import java.util.stream.Stream;

/** Names of algorithms in CMS (RFC 3370, RFC 5754, GM/T 0006-2012). */
public final class CmsAlgorithms {
    private static final ASN1ObjectIdentifier RSA_ALGORITHMS = PKCSObjectIdentifiers.pkcs_1;

    private CmsAlgorithms() {}

    /** Returns the identifier as this library writes it: without parameters (RFC 5754, 2). */
    static AlgorithmIdentifier of(DigestAlgorithm digest) {
        return new AlgorithmIdentifier(objectIdentifier(digest));
    }

    /** Returns the identifier as {@code form} writes it; for RSA the key's name, with NULL (RFC 3370, 3.2). */
    static AlgorithmIdentifier of(SignatureAlgorithm signature, CmsForm form) {
        return signature.isRsa()
                ? new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE)
                : new AlgorithmIdentifier(objectIdentifier(signature, form));
    }

    /** Reads a hash function; some writers add NULL as its parameters, others do not. */
    public static Optional<DigestAlgorithm> digest(AlgorithmIdentifier read) {
        return hasNoParameters(read) ? digest(read.getAlgorithm()) : Optional.empty();
    }

    private static Optional<DigestAlgorithm> digest(ASN1ObjectIdentifier read) {
        return Stream.of(DigestAlgorithm.values())
                .filter(candidate -> objectIdentifier(candidate).equals(read))
                .findAny();
    }

    /** Returns true when {@code read} names {@code signature} as {@code form} does. */
    static boolean names(AlgorithmIdentifier read, SignatureAlgorithm signature, CmsForm form) {
        var name = read.getAlgorithm();
        var isKeyName = signature.isRsa() && name.equals(PKCSObjectIdentifiers.rsaEncryption);
        return hasNoParameters(read) && (isKeyName || name.equals(objectIdentifier(signature, form)));
    }

    /** Returns true when NULL follows a name that must have no parameters: SM2 and ECDSA (RFC 5754, 3.3). */
    static boolean hasSuperfluousNull(AlgorithmIdentifier signature) {
        var isRsa = signature.getAlgorithm().on(RSA_ALGORITHMS);
        return !isRsa && DERNull.INSTANCE.equals(signature.getParameters());
    }

    private static boolean hasNoParameters(AlgorithmIdentifier read) {
        return read.getParameters() == null || DERNull.INSTANCE.equals(read.getParameters());
    }

    private static ASN1ObjectIdentifier objectIdentifier(DigestAlgorithm digest) {
        return new ASN1ObjectIdentifier(digest.objectIdentifier());
    }

    private static ASN1ObjectIdentifier objectIdentifier(SignatureAlgorithm signature, CmsForm form) {
        return signature == SignatureAlgorithm.SM2_SM3
                ? form.sm2SignatureType()
                : new ASN1ObjectIdentifier(signature.objectIdentifier());
    }
}
