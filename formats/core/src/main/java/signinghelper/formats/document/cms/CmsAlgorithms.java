package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.operator.AlgorithmNameFinder;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.document.CmsForm;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Names of algorithms in CMS (RFC 3370, RFC 5754, GM/T 0006-2012). */
public final class CmsAlgorithms {
    private static final ASN1ObjectIdentifier RSA_ALGORITHMS = PKCSObjectIdentifiers.pkcs_1;
    private static final Set<ASN1ObjectIdentifier> OTHER_SM3 =
            Set.of(GMObjectIdentifiers.sm3.branch("1"), GMObjectIdentifiers.sm3.branch("2"));
    private static final AlgorithmNameFinder NAMES = new DefaultAlgorithmNameFinder();

    /** Attributes by the names of their standards (RFC 5652, RFC 5035, RFC 5126, EN 319 122-1). */
    private static final Map<ASN1ObjectIdentifier, String> ATTRIBUTES = Map.ofEntries(
            Map.entry(CMSAttributes.contentType, "content-type"),
            Map.entry(CMSAttributes.messageDigest, "message-digest"),
            Map.entry(CMSAttributes.counterSignature, "countersignature"),
            Map.entry(PKCSObjectIdentifiers.id_aa_signingCertificateV2, "signing-certificate-v2"),
            Map.entry(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, "signature-time-stamp"),
            Map.entry(PKCSObjectIdentifiers.id_aa_ets_certificateRefs, "complete-certificate-references"),
            Map.entry(PKCSObjectIdentifiers.id_aa_ets_revocationRefs, "complete-revocation-references"),
            Map.entry(PKCSObjectIdentifiers.id_aa_ets_certValues, "certificate-values"),
            Map.entry(PKCSObjectIdentifiers.id_aa_ets_revocationValues, "revocation-values"),
            Map.entry(PKCSObjectIdentifiers.id_aa_ets_escTimeStamp, "CAdES-C-time-stamp"),
            Map.entry(PKCSObjectIdentifiers.id_aa_ets_archiveTimestamp, "archive-time-stamp"),
            Map.entry(new ASN1ObjectIdentifier("0.4.0.1733.2.4"), "archive-time-stamp-v3"));

    private CmsAlgorithms() {}

    /** Returns the standard's name of an attribute; its object identifier where it is not known. */
    static String nameOf(ASN1ObjectIdentifier attribute) {
        return ATTRIBUTES.getOrDefault(attribute, attribute.getId());
    }

    /** Returns the usual name of an algorithm; its object identifier where it has none. */
    public static String nameOf(AlgorithmIdentifier algorithm) {
        return NAMES.hasAlgorithmName(algorithm.getAlgorithm())
                ? NAMES.getAlgorithmName(algorithm)
                : algorithm.getAlgorithm().getId();
    }

    /** Returns the kind of a key, with its length or its curve. */
    static String nameOf(PublicKey key) {
        var kind = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm();
        if (key instanceof RSAPublicKey rsa) {
            var isPlain = PKCSObjectIdentifiers.rsaEncryption.equals(kind.getAlgorithm());
            return (isPlain ? "RSA" : nameOf(new AlgorithmIdentifier(kind.getAlgorithm()))) + "-"
                    + rsa.getModulus().bitLength();
        }
        var curve = kind.getParameters();
        var name = curve instanceof ASN1ObjectIdentifier named ? ECNamedCurveTable.getName(named) : null;
        return key.getAlgorithm() + (name == null ? "" : " " + name);
    }

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
        return hasNoParameters(read)
                && (isKeyName || isSm2KeyName(read, form) || name.equals(objectIdentifier(signature, form)));
    }

    /** Returns true for SM2's name as that of a key, in the place of a form's name of the signature. */
    static boolean isSm2KeyName(AlgorithmIdentifier read, CmsForm form) {
        return BouncyCastle.SM2_KEY.equals(read.getAlgorithm()) && form.isSm2Sign();
    }

    /** Returns true for SM3's names with and without a key; what is computed is the digest alone. */
    static boolean isOtherSm3(AlgorithmIdentifier read) {
        return hasNoParameters(read) && OTHER_SM3.contains(read.getAlgorithm());
    }

    /** Reads a hash function of a signer, also by SM3's other names. */
    static Optional<DigestAlgorithm> signersDigest(AlgorithmIdentifier read) {
        return isOtherSm3(read) ? Optional.of(DigestAlgorithm.SM3) : digest(read);
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
