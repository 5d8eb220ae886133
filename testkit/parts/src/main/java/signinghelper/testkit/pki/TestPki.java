package signinghelper.testkit.pki;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.UnifiedCreditCode;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.seal.SealMaker;
import signinghelper.token.KeyEntry;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** CA with one root for each kind of key, and a maker of seals. Its keys live in memory, or in a folder of tests. */
public final class TestPki {
    private static final String OWN_NAME = "演示 CA (demo CA)";
    private static final Duration ALREADY_VALID = Duration.ofDays(1);
    private static final Duration STILL_VALID = Duration.ofDays(90);
    private static final Duration KEPT_VALID = Duration.ofDays(730);
    private static final Duration SEAL_VALID = Duration.ofDays(60);
    private static final String SEAL_MAKER = "seal-maker";
    private static final Duration EXPIRED_FOR = Duration.ofHours(1);
    private static final Duration ENDING_IN = Duration.ofDays(12).plusHours(1);

    private final Clock clock;
    private final CertificateTerms terms;
    private final Map<TestKey, TestAuthority> roots = new EnumMap<>(TestKey.class);
    private final SealMaker sealMaker;

    /** Makes the roots; certificates are valid for ninety days from the instant of {@code clock} on. */
    public TestPki(Clock clock) {
        this(clock, null);
    }

    /**
     * Creates the authority with the given responder.
     *
     * @param responder address of its {@link OcspResponder}, written in every certificate; null when absent
     */
    public TestPki(Clock clock, @Nullable URI responder) {
        this.clock = clock;
        this.terms = new CertificateTerms(responder, null, STILL_VALID);
        for (var kind : TestKey.USUAL) {
            roots.put(kind, makeRoot(kind));
        }
        this.sealMaker = makeSealMaker();
    }

    /** Opens one that is kept in {@code files}. */
    private TestPki(AuthorityFiles files, Clock clock, CertificateTerms terms) throws IOException {
        this.clock = clock;
        this.terms = terms;
        for (var kind : TestKey.USUAL) {
            var held = files.read(kind.fileName(), kind);
            var root = held == null ? makeRoot(kind) : TestAuthority.of(kind, held.certificate(), held.keys());
            if (held == null) {
                files.write(kind.fileName(), new AuthorityFiles.Held(root.keys(), root.certificate()));
            }
            roots.put(kind, root);
        }
        var held = files.read(SEAL_MAKER, TestKey.SM2);
        if (held == null) {
            held = makeSealMakerKey();
            files.write(SEAL_MAKER, held);
        }
        this.sealMaker = new SealMaker(held.keys().getPrivate(), held.certificate(), clock, terms.valid());
    }

    /**
     * Opens the authority that is kept in {@code folder}, and makes what is missing there. Certificates are valid for two
     * years.
     *
     * @param responder address of its {@link OcspResponder}
     * @param lists folder of its {@link RevocationLists}, which ends with a slash
     */
    public static TestPki keptIn(Path folder, Clock clock, URI responder, URI lists) throws IOException {
        return new TestPki(new AuthorityFiles(folder), clock, new CertificateTerms(responder, lists, KEPT_VALID));
    }

    /** Creates a maker of seals, whose key lives in memory too. */
    private SealMaker makeSealMaker() {
        var held = makeSealMakerKey();
        return new SealMaker(held.keys().getPrivate(), held.certificate(), clock, SEAL_VALID);
    }

    private AuthorityFiles.Held makeSealMakerKey() {
        var keys = TestKey.SM2.generate();
        var subject = name("演示印章制作单位 (demo seal maker)", "演示印章制作单位，不可用于真实业务 (not for real use)");
        return new AuthorityFiles.Held(
                keys, issue(TestKey.SM2, keys.getPublic(), KeyEntry.Use.SIGNATURE, subject, null, end()));
    }

    private Instant end() {
        return clock.instant().plus(terms.valid());
    }

    /** The maker of its seals. */
    public SealMaker sealMaker() {
        return sealMaker;
    }

    /** The root for keys of this kind. */
    public X509Certificate anchor(TestKey kind) {
        return root(kind).certificate();
    }

    private TestAuthority root(TestKey kind) {
        return Objects.requireNonNull(roots.get(kind));
    }

    List<TestAuthority> roots() {
        return List.copyOf(roots.values());
    }

    /** The roots' own certificates. */
    public List<X509Certificate> anchors() {
        return roots.values().stream().map(TestAuthority::certificate).toList();
    }

    /** Issues a certificate for one of the two pairs that a U-Key holds. */
    public X509Certificate issue(TestKey kind, PublicKey key, KeyEntry.Use use, Holder holder) {
        return issue(kind, key, use, holder, end());
    }

    /** Issues a certificate that has just expired. */
    public X509Certificate issueExpired(TestKey kind, PublicKey key, KeyEntry.Use use, Holder holder) {
        return issue(kind, key, use, holder, clock.instant().minus(EXPIRED_FOR));
    }

    /** Issues a certificate of whose end a user is warned already. */
    public X509Certificate issueEnding(TestKey kind, PublicKey key, KeyEntry.Use use, Holder holder) {
        return issue(kind, key, use, holder, clock.instant().plus(ENDING_IN));
    }

    /** Issues a certificate that is valid on the last day of the authority's usual time alone. */
    public X509Certificate issueNotYetValid(TestKey kind, PublicKey key, KeyEntry.Use use, Holder holder) {
        return issue(kind, key, use, subject(holder), holder.creditCode(), end().minus(ALREADY_VALID), end());
    }

    /** Issues a certificate as a CA does that keeps O for its own name and writes the holder into CN. */
    public X509Certificate issueWithHolderInCommonName(TestKey kind, PublicKey key, KeyEntry.Use use, Holder holder) {
        var commonName = "041@" + holder.creditCode().value() + "@" + holder.organisation() + "@1";
        var subject = name(OWN_NAME, commonName);
        return issue(kind, key, use, subject, null, end());
    }

    private static X500Name name(String organisation, String commonName) {
        return new X500NameBuilder()
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, organisation)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private X509Certificate issue(TestKey kind, PublicKey key, KeyEntry.Use use, Holder holder, Instant notAfter) {
        return issue(kind, key, use, subject(holder), holder.creditCode(), notAfter);
    }

    private static X500Name subject(Holder holder) {
        return name(holder.organisation(), holder.organisation());
    }

    private X509Certificate issue(
            TestKey kind,
            PublicKey key,
            KeyEntry.Use use,
            X500Name subject,
            @Nullable UnifiedCreditCode creditCode,
            Instant notAfter) {
        return issue(kind, key, use, subject, creditCode, begin(), notAfter);
    }

    private Instant begin() {
        return clock.instant().minus(ALREADY_VALID);
    }

    /** @param creditCode in an extension of its own; null for none */
    private X509Certificate issue(
            TestKey kind,
            PublicKey key,
            KeyEntry.Use use,
            X500Name subject,
            @Nullable UnifiedCreditCode creditCode,
            Instant notBefore,
            Instant notAfter) {
        var request = TestAuthority.request(key)
                .subject(subject)
                .validity(notBefore, notAfter)
                .keyUsage(bits(use))
                .subjectKeyIdentifier()
                .extension(Extension.basicConstraints, true, new BasicConstraints(false))
                .authorityKeyIdentifier(anchor(kind).getPublicKey());
        if (creditCode != null) {
            var code = new DERUTF8String(creditCode.value());
            request.extension(new ASN1ObjectIdentifier(CertificateSubject.CREDIT_CODE_EXTENSION), false, code);
        }
        terms.addAddresses(kind, request);
        return root(kind).issue(request);
    }

    private TestAuthority makeRoot(TestKey kind) {
        var keys = kind.generate();
        var key = keys.getPublic();
        var request = TestAuthority.request(key)
                .subject(name(
                        OWN_NAME, "演示 CA " + kind.fileName().toUpperCase(Locale.ROOT) + "，不可用于真实业务 (not for real use)"))
                .validity(begin(), end())
                .keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)
                .subjectKeyIdentifier()
                .extension(Extension.basicConstraints, true, new BasicConstraints(0));
        return TestAuthority.root(kind, keys, request);
    }

    private static int bits(KeyEntry.Use use) {
        return switch (use) {
            case SIGNATURE -> KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
            case ENCRYPTION -> KeyUsage.keyEncipherment | KeyUsage.dataEncipherment | KeyUsage.keyAgreement;
        };
    }
}
