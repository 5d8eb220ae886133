package signinghelper.portal.envelope;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.envelope.Envelope;
import signinghelper.formats.envelope.SoftwareKey;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.RecipientName;
import signinghelper.formats.receipt.Receipt;
import signinghelper.formats.receipt.ReceiptFormat;
import signinghelper.formats.statement.ExpectedStatement;
import signinghelper.formats.statement.Statement;
import signinghelper.formats.statement.StatementException;
import signinghelper.formats.statement.StatementFormat;
import signinghelper.formats.statement.StatementVerifier;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.InMemoryChallengeStore;
import signinghelper.portal.authentication.PortalOrigins;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestTimeStamps;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static signinghelper.testkit.authority.TestAuthority.NOW;

class EnvelopesTest {
    private static final String ORIGIN = "https://portal.example";
    private static final String BROWSER = "browser";
    private static final byte[] BID = "投标文件".getBytes(StandardCharsets.UTF_8);
    private static final Bytes DIGEST = Bytes.copyOf(DigestAlgorithm.SHA_256.of(BID));

    @TempDir
    Path folder;

    private static Envelopes portal(TestHolder holder) {
        return portal(holder, RevocationPolicy.none());
    }

    private static Envelopes portal(TestHolder holder, RevocationPolicy revocation) {
        ChallengeStore challenges = new InMemoryChallengeStore(holder.clock(), 100);
        return new Envelopes(PortalOrigins.of(ORIGIN), holder.trust(), revocation, challenges, holder.clock());
    }

    private static byte[] signed(TestHolder holder, String origin, String nonce, TimeStamping stamping)
            throws Exception {
        var statement = new Statement(
                Statement.Kind.OPENING,
                new Receipt.Occasion.Portal(origin, nonce),
                NOW,
                NOW.plusSeconds(3),
                1,
                new Statement.Computer("signing-helper/1.2.3", "Windows 11 amd64", "ukey.dll"),
                Statement.Certificate.of(holder.certificate()),
                "",
                List.of(new Statement.Line("标", DIGEST, 12, Statement.Outcome.OPENED, List.of())));
        var prepared = StatementFormat.prepare(statement, holder.certificate(), NOW, stamping);
        return TestCmsSigner.bytes(prepared.finish(holder.sign(prepared.digestToSign())));
    }

    private static StatementVerifier.Verified verify(Envelopes portal, byte[] statement, String nonce, TestHolder bound)
            throws Exception {
        var fingerprint = Fingerprint.of(bound.certificate());
        var subject = new ExpectedStatement.Subject.Given(List.of(DIGEST));
        return portal.verify(statement, Statement.Kind.OPENING, nonce, BROWSER, subject, fingerprint);
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void acceptsAStatementOnce(TestKey kind) throws Exception {
        var holder = TestHolder.of(kind);
        var portal = portal(holder);
        var nonce = portal.issue(BROWSER);
        var statement = signed(holder, ORIGIN, nonce, TimeStamping.NONE);

        assertThat(verify(portal, statement, nonce, holder).statement().envelopes())
                .extracting(Statement.Line::outcome)
                .containsExactly(Statement.Outcome.OPENED);
        assertUnknown(portal, statement, nonce, holder);
    }

    /** Each refusal costs the nonce, so nobody tries twice. */
    @Test
    void refusesAnotherSiteAnotherKeyAndChangedJson() throws Exception {
        var holder = TestHolder.of(TestKey.SM2);
        var portal = portal(holder);

        var lost = portal.issue(BROWSER);
        var elsewhere = signed(holder, "https://other.example", lost, TimeStamping.NONE);
        assertThat(catchThrowableOfType(StatementException.class, () -> verify(portal, elsewhere, lost, holder))
                        .reason())
                .isEqualTo(StatementException.Reason.OTHER_REQUEST);
        assertUnknown(portal, signed(holder, ORIGIN, lost, TimeStamping.NONE), lost, holder);

        var nonce = portal.issue(BROWSER);
        var sound = signed(holder, ORIGIN, nonce, TimeStamping.NONE);
        assertRefused(CmsException.Reason.SIGNER_UNEXPECTED, portal, sound, nonce, TestHolder.of(TestKey.SM2));

        var next = portal.issue(BROWSER);
        var text = new String(signed(holder, ORIGIN, next, TimeStamping.NONE), StandardCharsets.ISO_8859_1);
        var changed = text.replace("ukey.dll", "okey.dll").getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(CmsException.Reason.DIGEST, portal, changed, next, holder);
    }

    @Test
    void takesNoReceiptInItsPlace() throws Exception {
        var holder = TestHolder.of(TestKey.P256);
        var portal = portal(holder);
        var nonce = portal.issue(BROWSER);
        var receipt = new Receipt(new Receipt.Occasion.Portal(ORIGIN, nonce), List.of());
        var prepared = ReceiptFormat.prepare(receipt, holder.certificate(), NOW);
        var signed = TestCmsSigner.bytes(prepared.finish(holder.sign(prepared.digestToSign())));

        assertRefused(CmsException.Reason.FORM, portal, signed, nonce, holder);
    }

    @Test
    void provesTheTimeOfAStampThatItBelieves() throws Exception {
        var holder = TestHolder.of(TestKey.RSA);
        var authority = TestTimeStamps.of(TestKey.P256);
        var portal = portal(holder).believing(TestHolder.trust(authority.root()));
        var nonce = portal.issue(BROWSER);
        var statement = signed(
                holder, ORIGIN, nonce, value -> Bytes.copyOf(authority.stamp(value.toArray(), NOW.minusSeconds(60))));

        assertThat(verify(portal, statement, nonce, holder).provedBy()).isEqualTo(NOW.minusSeconds(60));
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void writesWhatItsOwnKeyOpens(TestKey kind) throws Exception {
        var holder = TestHolder.of(TestKey.P256);
        var keys = kind.generate();
        var recipient = recipient(holder, keys, Duration.ofDays(1));
        var out = new ByteArrayOutputStream();
        portal(holder).to(List.of(recipient)).write(Source.of(BID), out);
        var key = new SoftwareKey(recipient, keys.getPrivate());
        var name = new RecipientName(recipient.getIssuerX500Principal(), recipient.getSerialNumber(), null);

        // A statement about a rehearsal is compared by these names.
        assertThat(Envelope.read(Source.of(out.toByteArray())).recipients()).containsExactly(name);

        try (var opened = Envelopes.open(Source.of(out.toByteArray()), key, folder);
                var in = opened.content().open()) {
            assertThat(in.readAllBytes()).isEqualTo(BID);
        }
    }

    @Test
    void writesToNobodyWhoseCertificateIsNotGood() {
        var holder = TestHolder.of(TestKey.P256);
        var keys = TestKey.SM2.generate();
        var good = recipient(holder, keys, Duration.ofDays(1));
        RevocationPolicy revoked = (chain, now) -> {
            throw new CertificateRefusedException(CertificateRefusedException.Reason.REVOKED);
        };

        assertRefused(CertificateRefusedException.Reason.REVOKED, portal(holder, revoked), good);
        assertRefused(
                CertificateRefusedException.Reason.VALIDITY,
                portal(holder),
                recipient(holder, keys, Duration.ofSeconds(-1)));
        assertRefused(
                CertificateRefusedException.Reason.UNTRUSTED,
                portal(holder),
                recipient(TestHolder.of(TestKey.P256), keys, Duration.ofDays(1)));
        assertThatThrownBy(() -> portal(holder).to(List.of(holder.certificate())))
                .isInstanceOfSatisfying(
                        EnvelopeException.class,
                        e -> assertThat(e.reason()).isEqualTo(EnvelopeException.Reason.RECIPIENT_UNSUITABLE));
    }

    private static X509Certificate recipient(TestHolder issuer, KeyPair keys, Duration left) {
        return issuer.authority()
                .issue(TestAuthority.request(keys)
                        .keyUsage(KeyUsage.keyEncipherment | KeyUsage.keyAgreement)
                        .validity(NOW.minus(Duration.ofDays(2)), NOW.plus(left)));
    }

    private static void assertRefused(
            CertificateRefusedException.Reason reason, Envelopes portal, X509Certificate recipient) {
        assertThatThrownBy(() -> portal.to(List.of(recipient)))
                .isInstanceOfSatisfying(
                        CertificateRefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static void assertRefused(
            CmsException.Reason reason, Envelopes portal, byte[] statement, String nonce, TestHolder bound) {
        assertThat(catchThrowableOfType(CmsException.class, () -> verify(portal, statement, nonce, bound))
                        .reason())
                .isEqualTo(reason);
    }

    private static void assertUnknown(Envelopes portal, byte[] statement, String nonce, TestHolder bound) {
        assertThat(catchThrowableOfType(
                                AuthenticationTokenException.class, () -> verify(portal, statement, nonce, bound))
                        .reason())
                .isEqualTo(AuthenticationTokenException.Reason.CHALLENGE_UNKNOWN);
    }
}
