package signinghelper.testkit.authority;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.certificate.UnifiedCreditCode;
import signinghelper.testkit.seal.SealMaker;
import signinghelper.token.KeyEntry;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A CA with one root for each kind of key. Its private keys live in memory and die with the process. */
public final class TestAuthority {
    private static final String OWN_NAME = "演示 CA (demo CA)";
    private static final int SERIAL_BITS = 64;
    private static final Duration ALREADY_VALID = Duration.ofDays(1);
    private static final Duration STILL_VALID = Duration.ofDays(90);
    private static final Duration EXPIRED_FOR = Duration.ofHours(1);

    /** Signs what is issued for keys of its kind. */
    record Root(KeyKind kind, KeyPair keys, X509Certificate certificate) {}

    private final Clock clock;
    private final @Nullable URI responder;
    private final Map<KeyKind, Root> roots = new EnumMap<>(KeyKind.class);
    private final SealMaker sealMaker;

    /** Makes the roots; certificates are valid for ninety days from the instant of {@code clock} on. */
    public TestAuthority(Clock clock) {
        this(clock, null);
    }

    /**
     * Creates the authority with the given responder.
     *
     * @param responder address of its {@link OcspResponder}, written in every certificate; null when absent
     */
    public TestAuthority(Clock clock, @Nullable URI responder) {
        this.clock = clock;
        this.responder = responder;
        for (var kind : KeyKind.values()) {
            roots.put(kind, makeRoot(kind));
        }
        this.sealMaker = makeSealMaker();
    }

    /** Creates a maker of seals, whose key lives in memory too. */
    private SealMaker makeSealMaker() {
        var keys = KeyKind.SM2.generate();
        var subject = name("演示印章制作单位 (demo seal maker)", "演示印章制作单位，不可用于真实业务 (not for real use)");
        var end = clock.instant().plus(STILL_VALID);
        var own = issue(KeyKind.SM2, keys.getPublic(), KeyEntry.Use.SIGNATURE, subject, null, end);
        return new SealMaker(keys.getPrivate(), own, clock);
    }

    /** The maker of its seals. */
    public SealMaker sealMaker() {
        return sealMaker;
    }

    /** The root for keys of this kind. */
    public X509Certificate anchor(KeyKind kind) {
        return root(kind).certificate();
    }

    private Root root(KeyKind kind) {
        return Objects.requireNonNull(roots.get(kind));
    }

    List<Root> roots() {
        return List.copyOf(roots.values());
    }

    /** The roots' own certificates. */
    public List<X509Certificate> anchors() {
        return roots.values().stream().map(Root::certificate).toList();
    }

    /** Issues a certificate for one of the two pairs that a U-Key holds. */
    public X509Certificate issue(KeyKind kind, PublicKey key, KeyEntry.Use use, Holder holder) {
        return issue(kind, key, use, holder, clock.instant().plus(STILL_VALID));
    }

    /** Issues a certificate that has just expired. */
    public X509Certificate issueExpired(KeyKind kind, PublicKey key, KeyEntry.Use use, Holder holder) {
        return issue(kind, key, use, holder, clock.instant().minus(EXPIRED_FOR));
    }

    /** Issues a certificate to sign with, as a CA does that keeps O for its own name and writes the holder into CN. */
    public X509Certificate issueWithHolderInCommonName(KeyKind kind, PublicKey key, Holder holder) {
        var commonName = "041@" + holder.creditCode().value() + "@" + holder.organisation() + "@1";
        var subject = name(OWN_NAME, commonName);
        return issue(
                kind,
                key,
                KeyEntry.Use.SIGNATURE,
                subject,
                null,
                clock.instant().plus(STILL_VALID));
    }

    private static X500Name name(String organisation, String commonName) {
        return new X500NameBuilder()
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, organisation)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private X509Certificate issue(KeyKind kind, PublicKey key, KeyEntry.Use use, Holder holder, Instant notAfter) {
        var subject = name(holder.organisation(), holder.organisation());
        return issue(kind, key, use, subject, holder.creditCode(), notAfter);
    }

    /** @param creditCode in an extension of its own; null for none */
    private X509Certificate issue(
            KeyKind kind,
            PublicKey key,
            KeyEntry.Use use,
            X500Name subject,
            @Nullable UnifiedCreditCode creditCode,
            Instant notAfter) {
        var root = root(kind);
        var issuer = X500Name.getInstance(
                root.certificate().getSubjectX500Principal().getEncoded());
        try {
            var builder = builder(issuer, subject, key, notAfter);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(bits(use)));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils()
                            .createAuthorityKeyIdentifier(root.certificate().getPublicKey()));
            if (creditCode != null) {
                builder.addExtension(
                        new ASN1ObjectIdentifier(CertificateSubject.CREDIT_CODE_EXTENSION),
                        false,
                        new DERUTF8String(creditCode.value()));
            }
            if (responder != null) {
                var address = new GeneralName(GeneralName.uniformResourceIdentifier, responder.toString());
                builder.addExtension(
                        Extension.authorityInfoAccess,
                        false,
                        new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, address));
            }
            return sign(kind, root.keys(), builder);
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("cannot issue a certificate", e);
        }
    }

    private Root makeRoot(KeyKind kind) {
        var keys = kind.generate();
        var name = name(OWN_NAME, "演示 CA " + kind + "，不可用于真实业务 (not for real use)");
        try {
            var builder = builder(name, name, keys.getPublic(), clock.instant().plus(STILL_VALID));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return new Root(kind, keys, sign(kind, keys, builder));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make the root", e);
        }
    }

    private static int bits(KeyEntry.Use use) {
        return switch (use) {
            case SIGNATURE -> KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
            case ENCRYPTION -> KeyUsage.keyEncipherment | KeyUsage.dataEncipherment | KeyUsage.keyAgreement;
        };
    }

    private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key, Instant notAfter)
            throws GeneralSecurityException, CertIOException {
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
                Date.from(clock.instant().minus(ALREADY_VALID)),
                Date.from(notAfter),
                subject,
                key);
        return builder.addExtension(
                Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    }

    private static X509Certificate sign(KeyKind kind, KeyPair keys, X509v3CertificateBuilder builder)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        var signer = new JcaContentSignerBuilder(kind.signatureAlgorithm())
                .setProvider(BouncyCastle.PROVIDER)
                .build(keys.getPrivate());
        return Certificates.parse(Bytes.copyOf(builder.build(signer).getEncoded()));
    }
}
