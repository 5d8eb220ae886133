package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.CmsDeviation;
import signinghelper.formats.document.cms.CmsException.Reason;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Signed attributes (RFC 5652, 11; RFC 5035, 3). Unknown ones are ignored. */
final class SignedAttributes {
    /** More than any signer needs, so that nothing long is hashed before it is looked at. */
    private static final int MAX_BYTES = 4 << 20;

    /** Attributes that are read here: each has one value, where others may have several (RFC 5652, 5.3). */
    private static final Set<ASN1ObjectIdentifier> READ = Set.of(
            CMSAttributes.contentType,
            CMSAttributes.messageDigest,
            CMSAttributes.signingTime,
            PKCSObjectIdentifiers.id_aa_signingCertificate,
            PKCSObjectIdentifiers.id_aa_signingCertificateV2);

    private final byte[] encoded;
    private final byte[] written;
    private final Map<ASN1ObjectIdentifier, ASN1Encodable> values;
    private final @Nullable ASN1ObjectIdentifier unsound;
    private final boolean isOfDer;

    private SignedAttributes(
            byte[] encoded,
            byte[] written,
            Map<ASN1ObjectIdentifier, ASN1Encodable> values,
            @Nullable ASN1ObjectIdentifier unsound,
            boolean isOfDer) {
        this.encoded = encoded;
        this.written = written;
        this.values = values;
        this.unsound = unsound;
        this.isOfDer = isOfDer;
    }

    /**
     * Reads the attributes.
     *
     * @throws CmsException {@code ATTRIBUTES} if they cannot be read
     */
    static SignedAttributes of(ASN1Set set) throws CmsException {
        try {
            var der = set.getEncoded(ASN1Encoding.DER);
            CmsException.require(der.length <= MAX_BYTES, Reason.MALFORMED);
            var values = new HashMap<ASN1ObjectIdentifier, ASN1Encodable>();
            @Nullable ASN1ObjectIdentifier unsound = null;
            for (var element : set) {
                var attribute = Attribute.getInstance(element);
                var type = attribute.getAttrType();
                var before = values.put(type, attribute.getAttrValues().getObjectAt(0));
                if (before != null
                        || (READ.contains(type) && attribute.getAttrValues().size() != 1)) {
                    unsound = type;
                }
            }
            return new SignedAttributes(der, set.getEncoded(), values, unsound, isOfDer(set));
        } catch (IOException | RuntimeException e) {
            throw new CmsException(Reason.ATTRIBUTES, e);
        }
    }

    /** Returns true where each is in DER, and they stand one behind another, in whatever order. */
    private static boolean isOfDer(ASN1Set set) throws IOException {
        for (var element : set) {
            var one = element.toASN1Primitive();
            if (!Arrays.equals(one.getEncoded(), one.getEncoded(ASN1Encoding.DER))) {
                return false;
            }
        }
        return Arrays.equals(set.getEncoded(), set.getEncoded(ASN1Encoding.DL));
    }

    /** Returns the deviation from DER, which is what the signature covers; empty where it is written. */
    Optional<CmsDeviation> deviation() {
        return Arrays.equals(encoded, written)
                ? Optional.empty()
                : Optional.of(isOfDer ? CmsDeviation.UNSORTED_ATTRIBUTES : CmsDeviation.BER_ATTRIBUTES);
    }

    /** Returns the attributes tagged as a SET, as they are written. */
    byte[] written() {
        return written.clone();
    }

    /** Returns the bytes that the signature covers: the attributes tagged as a SET (RFC 5652, 5.4). */
    byte[] encoded() {
        return encoded.clone();
    }

    /**
     * Sees that the content is the signed one, and that the attributes have one reading. Another content is another one however
     * its digest is written.
     *
     * @throws CmsException {@code DIGEST} if the content was another; {@code ATTRIBUTES} if an attribute is there
     *     twice, or one that is read here has not exactly one value; {@code ATTRIBUTE_MISSING} if no digest is there
     */
    void requireContentDigest(byte[] digest) throws CmsException {
        if (unsound == null || values.containsKey(CMSAttributes.messageDigest)) {
            CmsException.require(MessageDigest.isEqual(octets(CMSAttributes.messageDigest), digest), Reason.DIGEST);
        }
        if (unsound != null) {
            throw CmsException.naming(Reason.ATTRIBUTES, "attribute", CmsAlgorithms.nameOf(unsound));
        }
    }

    /** Returns the content's type; throws {@code ATTRIBUTE_MISSING}, or {@code ATTRIBUTES} if it is no type. */
    ASN1ObjectIdentifier contentType() throws CmsException {
        if (required(CMSAttributes.contentType) instanceof ASN1ObjectIdentifier type) {
            return type;
        }
        throw new CmsException(Reason.ATTRIBUTES);
    }

    /**
     * Returns true when the attributes name no certificate at all ({@link CmsDeviation#WITHOUT_SIGNING_CERTIFICATE}).
     */
    boolean namesNoSigner() {
        return !values.containsKey(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
    }

    /** Returns true when they name one in the older way, by its SHA-1; {@link #requireNoOtherSigner} looks whose it is. */
    boolean nameSignerByOlder() {
        return values.containsKey(PKCSObjectIdentifiers.id_aa_signingCertificate);
    }

    /** Throws {@code ATTRIBUTE_MISSING} if no certificate is named by its hash, {@code ATTRIBUTES} if another one is. */
    void requireSigner(X509Certificate signer) throws CmsException {
        required(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        CmsException.require(firstNamed(List.of(encoded(signer))).isPresent(), Reason.ATTRIBUTES);
    }

    private static Bytes encoded(X509Certificate certificate) throws CmsException {
        try {
            return Bytes.copyOf(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new CmsException(Reason.ATTRIBUTES, e);
        }
    }

    /** Returns the first certificate that the attributes name by its hash. */
    Optional<Bytes> firstNamed(Collection<Bytes> certificates) throws CmsException {
        var named = values.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        try {
            // Once for all: the attribute may have as many names as there are certificates.
            var all = named == null
                    ? new ESSCertIDv2[0]
                    : SigningCertificateV2.getInstance(named).getCerts();
            return all.length == 0
                    ? Optional.empty()
                    : certificates.stream()
                            .filter(certificate -> names(all[0], certificate.toArray()))
                            .findFirst();
        } catch (RuntimeException e) {
            throw new CmsException(Reason.ATTRIBUTES, e);
        }
    }

    /** Throws {@code ATTRIBUTES} if another certificate is named in the older way, by its SHA-1 (RFC 2634, 5.4). */
    void requireNoOtherSigner(X509Certificate signer) throws CmsException {
        var older = values.get(PKCSObjectIdentifiers.id_aa_signingCertificate);
        try {
            CmsException.require(
                    older == null || namesByOlder(older, encoded(signer).toArray()), Reason.ATTRIBUTES);
        } catch (NoSuchAlgorithmException | RuntimeException e) {
            throw new CmsException(Reason.ATTRIBUTES, e);
        }
    }

    private static boolean namesByOlder(ASN1Encodable older, byte[] der) throws NoSuchAlgorithmException {
        var certificates = SigningCertificate.getInstance(older).getCerts();
        var hash = MessageDigest.getInstance("SHA-1").digest(der);
        return certificates.length > 0 && MessageDigest.isEqual(hash, certificates[0].getCertHash());
    }

    private static boolean names(ESSCertIDv2 named, byte[] der) {
        var hash = CmsAlgorithms.digest(named.getHashAlgorithm()).map(digest -> digest.of(der));
        return hash.isPresent()
                && MessageDigest.isEqual(hash.get(), named.getCertHash())
                && (named.getIssuerSerial() == null
                        || named.getIssuerSerial()
                                .getSerial()
                                .equals(Certificate.getInstance(der).getSerialNumber()));
    }

    /** Empty where the signer claims no time; throws {@code ATTRIBUTES} where it cannot be read. */
    Optional<Instant> signingTime() throws CmsException {
        try {
            return Optional.ofNullable(values.get(CMSAttributes.signingTime))
                    .map(value ->
                            Time.getInstance(value.toASN1Primitive()).getDate().toInstant());
        } catch (RuntimeException e) {
            throw new CmsException(Reason.ATTRIBUTES, e);
        }
    }

    private byte[] octets(ASN1ObjectIdentifier type) throws CmsException {
        if (required(type) instanceof ASN1OctetString octets) {
            return octets.getOctets();
        }
        throw new CmsException(Reason.ATTRIBUTES);
    }

    private ASN1Encodable required(ASN1ObjectIdentifier type) throws CmsException {
        var value = values.get(type);
        if (value == null) {
            throw CmsException.naming(Reason.ATTRIBUTE_MISSING, "attribute", CmsAlgorithms.nameOf(type));
        }
        return value;
    }
}
