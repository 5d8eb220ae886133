package signinghelper.testkit.authority;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** A time-stamp authority, whose time stamps BouncyCastle makes for any time. */
public record TestTimeStamps(TestAuthority root, KeyPair keys, X509Certificate certificate) {
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.2.3.4.1");

    public static TestTimeStamps of(TestKey kind) {
        return of(kind, TestAuthority.NOW);
    }

    /** Authority whose certificate, like its root's, is valid for a year around {@code now}. */
    public static TestTimeStamps of(TestKey kind, Instant now) {
        var root = TestAuthority.root(kind, now);
        var keys = kind.generate();
        return new TestTimeStamps(root, keys, root.issue(request(keys, now)));
    }

    public static TestAuthority.Request request(KeyPair keys, Instant now) {
        return TestAuthority.request(keys)
                .validity(now.minus(180, ChronoUnit.DAYS), now.plus(180, ChronoUnit.DAYS))
                .extension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
    }

    public TestTimeStamps with(X509Certificate other) {
        return new TestTimeStamps(root, keys, other);
    }

    /** Time stamp over bytes. */
    public byte[] stamp(byte[] stamped, Instant time) {
        return stamp(stamped, time, generator -> {});
    }

    /** Time stamp of an authority that says more in it. */
    public byte[] stamp(byte[] stamped, Instant time, Consumer<TimeStampTokenGenerator> more, Extension... extensions) {
        try {
            var function = MessageDigest.getInstance(root.kind().digestAlgorithm(), TestAuthority.PROVIDER);
            var calculators = new JcaDigestCalculatorProviderBuilder()
                    .setProvider(TestAuthority.PROVIDER)
                    .build();
            var signer = TestAuthority.signer(root.kind().signatureAlgorithm(), keys);
            var algorithm = new DefaultDigestAlgorithmIdentifierFinder()
                    .find(root.kind().digestAlgorithm());
            var generator = new TimeStampTokenGenerator(
                    new JcaSignerInfoGeneratorBuilder(calculators).build(signer, certificate),
                    calculators.get(algorithm),
                    POLICY);
            generator.addCertificates(new JcaCertStore(List.of(certificate)));
            var requests = new TimeStampRequestGenerator();
            requests.setCertReq(true);
            var request = requests.generate(algorithm.getAlgorithm(), function.digest(stamped));
            more.accept(generator);
            var all = extensions.length == 0 ? null : new Extensions(extensions);
            return generator
                    .generate(request, BigInteger.ONE, Date.from(time), all)
                    .getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs the content of a time stamp by itself. */
    public byte[] withoutAttributes(byte[] stamp) {
        return signedAgain(stamp, null);
    }

    /** Signs without one of its attributes. */
    public byte[] without(byte[] stamp, ASN1ObjectIdentifier attribute) {
        var all = new AttributeTable(Objects.requireNonNull(info(stamp).getAuthenticatedAttributes()));
        return signedAgain(stamp, new DERSet(all.remove(attribute).toASN1EncodableVector()));
    }

    /** Signs with one more attribute. */
    public byte[] with(byte[] stamp, ASN1ObjectIdentifier attribute, ASN1Encodable value) {
        var all = new AttributeTable(Objects.requireNonNull(info(stamp).getAuthenticatedAttributes()));
        return signedAgain(stamp, new DERSet(all.add(attribute, value).toASN1EncodableVector()));
    }

    private static SignerInfo info(byte[] stamp) {
        var data = SignedData.getInstance(ContentInfo.getInstance(stamp).getContent());
        return SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
    }

    private byte[] signedAgain(byte[] stamp, @Nullable ASN1Set attributes) {
        try {
            var data = SignedData.getInstance(ContentInfo.getInstance(stamp).getContent());
            var info = info(stamp);
            var content = ASN1OctetString.getInstance(data.getEncapContentInfo().getContent());
            var toSign = attributes == null ? content.getOctets() : attributes.getEncoded();
            var again = new SignerInfo(
                    info.getSID(),
                    info.getDigestAlgorithm(),
                    attributes,
                    info.getDigestEncryptionAlgorithm(),
                    new DEROctetString(root.kind().signEncoded(keys, toSign)),
                    null);
            var all = new SignedData(
                    data.getDigestAlgorithms(),
                    data.getEncapContentInfo(),
                    data.getCertificates(),
                    null,
                    new DERSet(again));
            return new ContentInfo(CMSObjectIdentifiers.signedData, all).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
