package signinghelper.formats;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.algorithm.DigestAlgorithm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A seal and the signatures made with it, put together by hand. Each part can be spoilt before the seal is used. */
public final class TestSeal {
    private static final ASN1ObjectIdentifier SM2_WITH_SM3 = new ASN1ObjectIdentifier("1.2.156.10197.1.501");
    private static final int V1 = 1;
    private static final int V5 = 5;

    public final TestHolder maker;
    public int version = 4;
    public List<X509Certificate> signers;
    public boolean byDigest;
    public String listedBy = "SM3";
    public UnaryOperator<byte[]> digest = DigestAlgorithm.SM3::of;
    public Instant validFrom;
    public Instant validUntil;
    public Instant signedAt;
    public String propertyInfo = "/Doc_0/Signs/Sign_0/Signature.xml";
    public byte[] picture = {(byte) 0x89, 'P', 'N', 'G'};
    public UnaryOperator<byte[]> makerSignature = UnaryOperator.identity();
    public UnaryOperator<byte[]> signature = UnaryOperator.identity();
    /** Makes the raw signature of a message, in DER. */
    public BiFunction<TestHolder, byte[], byte[]> makerSigning = TestSeal::raw;

    public BiFunction<TestHolder, byte[], byte[]> signing = TestSeal::raw;
    /** Token over the value of the signature; empty for none. */
    public Function<byte[], Optional<byte[]>> timeStamp = value -> Optional.empty();

    private TestSeal(TestHolder maker, List<X509Certificate> signers, Instant now) {
        this.maker = maker;
        this.signers = signers;
        this.validFrom = now.minus(100, ChronoUnit.DAYS);
        this.validUntil = now.plus(100, ChronoUnit.DAYS);
        this.signedAt = now;
    }

    /** A seal that is valid for 100 days before and after {@code now}. */
    public static TestSeal of(TestHolder maker, Instant now, X509Certificate... signers) {
        return new TestSeal(maker, List.of(signers), now);
    }

    public byte[] encoded() {
        return der(seal());
    }

    /** Signs the bytes whose digest a document gives to the signer. */
    public byte[] sign(TestHolder signer, byte[] sealed) {
        var cert = new DEROctetString(der(signer.certificate()));
        var parts = new ArrayList<ASN1Encodable>(List.of(
                new ASN1Integer(version),
                seal(),
                version == V1 ? new DERBitString(der(utc(signedAt))) : general(signedAt),
                new DERBitString(digest.apply(sealed)),
                new DERIA5String(propertyInfo)));
        if (version == V1) {
            parts.addAll(List.of(cert, SM2_WITH_SM3));
        }
        var toSign = sequence(parts.toArray(ASN1Encodable[]::new));
        var value = signature.apply(signing.apply(signer, der(toSign)));
        var bits = new DERBitString(value);
        if (version == V1) {
            return der(sequence(toSign, bits));
        }
        var all = new ArrayList<ASN1Encodable>(List.of(toSign, cert, SM2_WITH_SM3, bits));
        timeStamp.apply(value).ifPresent(token -> all.add(new DERTaggedObject(true, 0, new DERBitString(token))));
        return der(sequence(ordered(all)));
    }

    /** V5 puts what follows the signed structure in another order than V4. */
    private ASN1Encodable[] ordered(List<ASN1Encodable> all) {
        if (version == V5) {
            Collections.swap(all, 1, 3);
        }
        return all.toArray(ASN1Encodable[]::new);
    }

    private ASN1Encodable seal() {
        var info = sequence(
                sequence(new DERIA5String("ES"), new ASN1Integer(version), new DERIA5String("TEST")),
                new DERIA5String("42010000000001"),
                sequence(properties()),
                sequence(
                        version == V1 ? new DERIA5String("PNG") : new DERIA5String("png"),
                        new DEROctetString(picture),
                        new ASN1Integer(40),
                        new ASN1Integer(30)));
        var cert = new DEROctetString(der(maker.certificate()));
        var over = version == V1 ? sequence(info, cert, SM2_WITH_SM3) : info;
        var value = new DERBitString(makerSignature.apply(makerSigning.apply(maker, der(over))));
        return version == V1
                ? sequence(info, sequence(cert, SM2_WITH_SM3, value))
                : sequence(info, cert, SM2_WITH_SM3, value);
    }

    private ASN1Encodable[] properties() {
        var all = new ArrayList<ASN1Encodable>(List.of(new ASN1Integer(1), new DERUTF8String("测试有限公司公章")));
        if (version != V1) {
            all.add(new ASN1Integer(byDigest ? 2 : 1));
        }
        all.add(sequence(signers.stream().map(this::listed).toArray(ASN1Encodable[]::new)));
        for (var time : List.of(validFrom, validFrom, validUntil)) {
            all.add(version == V1 ? utc(time) : general(time));
        }
        return all.toArray(ASN1Encodable[]::new);
    }

    private ASN1Encodable listed(X509Certificate signer) {
        return byDigest
                ? sequence(new DERPrintableString(listedBy), new DEROctetString(digest(listedBy, der(signer))))
                : new DEROctetString(der(signer));
    }

    private static byte[] digest(String function, byte[] certificate) {
        try {
            return MessageDigest.getInstance(function, BouncyCastle.PROVIDER).digest(certificate);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] raw(TestHolder by, byte[] message) {
        var value = by.kind().sign(by.keys(), message);
        return by.algorithm().signatureAlgorithm().toDer(value);
    }

    private static ASN1Primitive utc(Instant time) {
        return new ASN1UTCTime(Date.from(time));
    }

    private static ASN1Primitive general(Instant time) {
        return new ASN1GeneralizedTime(Date.from(time));
    }

    private static DERSequence sequence(ASN1Encodable... parts) {
        return new DERSequence(Arrays.copyOf(parts, parts.length));
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] der(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
