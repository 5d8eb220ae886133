package signinghelper.testkit.authority;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Answers OCSP requests for a CA of the test; at first with the CA's own key, "good", current and with the nonce. */
public final class TestResponder {
    private final TestKey kind;
    private KeyPair keys;
    private X509CertificateHolder[] shown = {};
    private @Nullable CertificateStatus status = CertificateStatus.GOOD;
    private Instant thisUpdate = TestAuthority.NOW.minus(Duration.ofMinutes(1));
    private @Nullable Instant nextUpdate = TestAuthority.NOW.plus(Duration.ofHours(1));
    private final List<Extension> about = new ArrayList<>();
    private UnaryOperator<@Nullable Extension> nonce = UnaryOperator.identity();
    private UnaryOperator<CertificateID> id = UnaryOperator.identity();
    private final List<Optional<CertificateStatus>> further = new ArrayList<>();
    private @Nullable RespID name;
    private @Nullable Extension demand;
    private String algorithm;

    public TestResponder(TestAuthority authority) {
        this.kind = authority.kind();
        this.keys = authority.keys();
        this.algorithm = kind.signatureAlgorithm();
    }

    /** Signs with these instead and sends the certificate along. */
    public TestResponder by(KeyPair responder, X509Certificate certificate) throws Exception {
        keys = responder;
        shown = new X509CertificateHolder[] {new JcaX509CertificateHolder(certificate)};
        return this;
    }

    /** Null for "good", as BouncyCastle has it. */
    public TestResponder saying(@Nullable CertificateStatus said) {
        status = said;
        return this;
    }

    public TestResponder from(Instant begin, @Nullable Instant end) {
        thisUpdate = begin;
        nextUpdate = end;
        return this;
    }

    /** Null when absent. */
    public TestResponder nonce(byte @Nullable [] value) throws Exception {
        var extension = value == null
                ? null
                : new Extension(
                        OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(value).getEncoded());
        nonce = asked -> extension;
        return this;
    }

    /** Answers for another certificate than the requested one. */
    public TestResponder of(CertificateID other) {
        id = asked -> other;
        return this;
    }

    /** Says since when the key was in other hands. */
    public TestResponder invalidSince(Instant time) {
        return saying(Extension.invalidityDate, false, new ASN1GeneralizedTime(Date.from(time)));
    }

    /** Says more about the certificate. */
    public TestResponder saying(ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value) {
        try {
            about.add(new Extension(extension, critical, value.toASN1Primitive().getEncoded()));
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says something about the certificate once more, a minute later. */
    public TestResponder andThen(@Nullable CertificateStatus said) {
        further.add(Optional.ofNullable(said));
        return this;
    }

    /** Says who it is. */
    public TestResponder named(X500Name other) {
        name = new RespID(other);
        return this;
    }

    /** Demands something of the reader. */
    public TestResponder demanding(ASN1ObjectIdentifier extension) throws IOException {
        demand = new Extension(extension, true, DERNull.INSTANCE.getEncoded());
        return this;
    }

    public TestResponder algorithm(String name) {
        algorithm = name;
        return this;
    }

    /** Returns true when the certificate in question is one that {@code issuer} has issued. */
    public static boolean isAskedAbout(CertificateID asked, X509Certificate issuer) throws OCSPException {
        try {
            return asked.matchesIssuer(new JcaX509CertificateHolder(issuer), calculators());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DigestCalculatorProvider calculators() {
        try {
            return new JcaDigestCalculatorProviderBuilder()
                    .setProvider(TestAuthority.PROVIDER)
                    .build();
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers a request; both are DER. */
    public byte[] answer(byte[] request) {
        try {
            return new OCSPRespBuilder()
                    .build(OCSPResp.SUCCESSFUL, basic(new OCSPReq(request)))
                    .getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private BasicOCSPResp basic(OCSPReq request) throws Exception {
        var sha1 = calculators().get(CertificateID.HASH_SHA1);
        var builder =
                name == null ? new JcaBasicOCSPRespBuilder(keys.getPublic(), sha1) : new BasicOCSPRespBuilder(name);
        builder.addResponse(
                id.apply(request.getRequestList()[0].getCertID()),
                status,
                Date.from(thisUpdate),
                nextUpdate == null ? null : Date.from(nextUpdate),
                about.isEmpty() ? null : new Extensions(about.toArray(Extension[]::new)));
        for (var each : further) {
            builder.addResponse(
                    id.apply(request.getRequestList()[0].getCertID()),
                    each.orElse(null),
                    Date.from(thisUpdate.plusSeconds(60)),
                    nextUpdate == null ? null : Date.from(nextUpdate),
                    null);
        }
        var given = nonce.apply(request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce));
        var all = Stream.of(Optional.ofNullable(given), Optional.ofNullable(demand))
                .flatMap(Optional::stream)
                .toArray(Extension[]::new);
        if (all.length > 0) {
            builder.setResponseExtensions(new Extensions(all));
        }
        var signer = TestAuthority.signer(algorithm, keys);
        return builder.build(signer, shown, Date.from(thisUpdate));
    }
}
