package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.BEROctetString;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.document.CmsForm;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** A signed document put together by hand, value by value, so that it can be spoilt in one way at a time. */
final class TestCms {
    static final ASN1ObjectIdentifier DATA = new ASN1ObjectIdentifier("1.2.840.113549.1.7.1");
    static final ASN1ObjectIdentifier SIGNED_DATA = new ASN1ObjectIdentifier("1.2.840.113549.1.7.2");
    static final ASN1ObjectIdentifier GMT_DATA = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.1");
    static final ASN1ObjectIdentifier GMT_SIGNED_DATA = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.2");
    static final ASN1ObjectIdentifier RECEIPT_DATA = new ASN1ObjectIdentifier("2.25.1480743267");
    static final ASN1ObjectIdentifier SM3 = new ASN1ObjectIdentifier("1.2.156.10197.1.401");
    static final ASN1ObjectIdentifier SHA_256 = new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.1");
    static final ASN1ObjectIdentifier SHA_384 = new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.2");
    static final ASN1ObjectIdentifier SM2_WITH_SM3 = new ASN1ObjectIdentifier("1.2.156.10197.1.501");
    static final ASN1ObjectIdentifier SM2_SIGN = new ASN1ObjectIdentifier("1.2.156.10197.1.301.1");
    static final ASN1ObjectIdentifier RSA = new ASN1ObjectIdentifier("1.2.840.113549.1.1.1");
    static final ASN1ObjectIdentifier ECDSA_SHA_256 = new ASN1ObjectIdentifier("1.2.840.10045.4.3.2");
    static final ASN1ObjectIdentifier ECDSA_SHA_384 = new ASN1ObjectIdentifier("1.2.840.10045.4.3.3");

    private static final int HEADERS_AND_DIGEST = 40;

    final X509Certificate certificate;
    private final boolean attached;
    final byte[] content;

    ASN1ObjectIdentifier signedDataType;
    ASN1Encodable dataType;
    ASN1Encodable version;
    DigestAlgorithm digest;
    List<ASN1Encodable> digestAlgorithms = new ArrayList<>();
    AlgorithmIdentifier signerDigestAlgorithm;
    AlgorithmIdentifier signatureAlgorithm;
    List<ASN1Encodable> certificates = new ArrayList<>();

    @Nullable
    ASN1Set crls;

    ASN1Encodable signerId;
    ASN1Encodable signerVersion = new ASN1Integer(1);
    List<Attribute> attributes = new ArrayList<>();

    @Nullable
    ASN1Set unsignedAttributes;

    List<ASN1Encodable> behindSignerInfos = new ArrayList<>();
    boolean inAnyOrder;
    boolean ber;
    int signers = 1;
    /** Change between the computed signature and the written one. */
    UnaryOperator<byte[]> signature;

    private TestCms(
            TestKey kind, KeyPair keys, X509Certificate certificate, CmsForm form, byte[] content, boolean attached) {
        var gmt0010 = form.name().startsWith("GMT0010");
        var der = der(certificate);
        this.certificate = certificate;
        this.content = content.clone();
        this.attached = attached;
        this.signedDataType = gmt0010 ? GMT_SIGNED_DATA : SIGNED_DATA;
        this.dataType = gmt0010 ? GMT_DATA : DATA;
        this.version = new ASN1Integer(1);
        this.digest = TestHolder.algorithm(kind).signatureAlgorithm().digestAlgorithm();
        this.signerDigestAlgorithm = new AlgorithmIdentifier(
                switch (kind) {
                    case SM2 -> SM3;
                    case RSA, P256 -> SHA_256;
                    case P384 -> SHA_384;
                });
        this.digestAlgorithms.add(signerDigestAlgorithm);
        this.signatureAlgorithm = new AlgorithmIdentifier(
                switch (kind) {
                    case SM2 -> form.name().contains("3011") ? SM2_SIGN : SM2_WITH_SM3;
                    case RSA -> RSA;
                    case P256 -> ECDSA_SHA_256;
                    case P384 -> ECDSA_SHA_384;
                });
        this.certificates.add(der);
        this.signerId = new IssuerAndSerialNumber(der);
        SignatureAlgorithm algorithm = TestHolder.algorithm(kind).signatureAlgorithm();
        this.signature = message -> algorithm.toDer(kind.sign(keys, message));
        if (!form.name().endsWith("WITHOUT_ATTRIBUTES") && !form.name().endsWith("DIGEST")) {
            goodAttributes();
        }
    }

    static TestCms attached(TestKey kind, KeyPair keys, X509Certificate certificate, CmsForm form, byte[] content) {
        return new TestCms(kind, keys, certificate, form, content, true);
    }

    static TestCms detached(TestKey kind, KeyPair keys, X509Certificate certificate, CmsForm form, byte[] content) {
        return new TestCms(kind, keys, certificate, form, content, false);
    }

    private void goodAttributes() {
        set(CMSAttributes.contentType, dataType);
        set(CMSAttributes.messageDigest, new DEROctetString(digest.of(content)));
        set(CMSAttributes.signingTime, new Time(Date.from(TestAuthority.NOW)));
        set(PKCSObjectIdentifiers.id_aa_signingCertificateV2, signingCertificate(certificate));
    }

    static SigningCertificateV2 signingCertificate(X509Certificate certificate) {
        try {
            return new SigningCertificateV2(new ESSCertIDv2(DigestAlgorithm.SHA_256.of(certificate.getEncoded())));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    TestCms set(ASN1ObjectIdentifier type, ASN1Encodable... values) {
        remove(type);
        return add(type, values);
    }

    TestCms add(ASN1ObjectIdentifier type, ASN1Encodable... values) {
        attributes.add(new Attribute(type, new DERSet(values)));
        return this;
    }

    TestCms remove(ASN1ObjectIdentifier type) {
        attributes.removeIf(attribute -> attribute.getAttrType().equals(type));
        return this;
    }

    static Certificate der(X509Certificate certificate) {
        try {
            return Certificate.getInstance(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the bytes that the signature covers. */
    byte[] signed() {
        try {
            return attributes.isEmpty()
                    ? content.clone()
                    : new DERSet(attributes.toArray(ASN1Encodable[]::new)).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] encoded() {
        try {
            return ber ? inBer() : inDer();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The document with an eContentType without arcs. */
    static byte[] withEmptyContentType(TestCms document) {
        document.dataType = DERNull.INSTANCE;
        var encoded = document.encoded();
        var at = placeOfNull(encoded);
        encoded[at] = BERTags.OBJECT_IDENTIFIER;
        return encoded;
    }

    /** The first NULL behind the names of the digest algorithms. */
    private static int placeOfNull(byte[] encoded) {
        for (var at = HEADERS_AND_DIGEST; at < encoded.length; at++) {
            if (encoded[at] == BERTags.NULL && encoded[at + 1] == 0) {
                return at;
            }
        }
        throw new IllegalStateException("no NULL");
    }

    /** Encodes with definite lengths, but sorts nothing: DER unless {@link #inAnyOrder}. */
    private byte[] inDer() throws IOException {
        var encapsulated = attached
                ? new DLSequence(
                        new ASN1Encodable[] {dataType, new DLTaggedObject(true, 0, new DEROctetString(content))})
                : new DLSequence(dataType);
        var signedData = new DLSequence(signedData(encapsulated));
        return new DLSequence(new ASN1Encodable[] {signedDataType, new DLTaggedObject(true, 0, signedData)})
                .getEncoded();
    }

    private byte[] inBer() throws IOException {
        var parts = new BEROctetString(content, 7);
        var encapsulated = new BERSequence(new ASN1Encodable[] {dataType, new BERTaggedObject(true, 0, parts)});
        var signedData = new BERSequence(signedData(encapsulated));
        return new BERSequence(new ASN1Encodable[] {signedDataType, new BERTaggedObject(true, 0, signedData)})
                .getEncoded();
    }

    private ASN1EncodableVector signedData(ASN1Encodable encapsulated) {
        var all = new ASN1EncodableVector();
        all.add(version);
        all.add(new DERSet(digestAlgorithms.toArray(ASN1Encodable[]::new)));
        all.add(encapsulated);
        if (!certificates.isEmpty()) {
            all.add(new DLTaggedObject(false, 0, new DERSet(certificates.toArray(ASN1Encodable[]::new))));
        }
        if (crls != null) {
            all.add(new DLTaggedObject(false, 1, crls));
        }
        var signerInfos = new ASN1EncodableVector();
        for (var i = 0; i < signers; i++) {
            signerInfos.add(signerInfo());
        }
        all.add(new DLSet(signerInfos));
        behindSignerInfos.forEach(all::add);
        return all;
    }

    private ASN1Encodable signerInfo() {
        var all = new ASN1EncodableVector();
        all.add(signerVersion);
        all.add(signerId);
        all.add(signerDigestAlgorithm);
        if (!attributes.isEmpty()) {
            var values = attributes.toArray(ASN1Encodable[]::new);
            all.add(new DLTaggedObject(false, 0, inAnyOrder ? new DLSet(values) : new DERSet(values)));
        }
        all.add(signatureAlgorithm);
        all.add(new DEROctetString(signature.apply(signed())));
        if (unsignedAttributes != null) {
            all.add(new DLTaggedObject(false, 1, unsignedAttributes));
        }
        return new DLSequence(all);
    }
}
