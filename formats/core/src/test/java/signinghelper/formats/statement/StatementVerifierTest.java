package signinghelper.formats.statement;

import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.receipt.Receipt;
import signinghelper.formats.statement.StatementException.Reason;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestTimeStamps;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.formats.statement.TestStatement.DIGEST;
import static signinghelper.formats.statement.TestStatement.NONCE;
import static signinghelper.formats.statement.TestStatement.ORIGIN;

class StatementVerifierTest {
    private static final Set<String> ORIGINS = Set.of(ORIGIN, "https://www.portal.example");
    private static final ExpectedStatement EXPECTED = expected(DIGEST, DIGEST);

    private final TestTimeStamps authority = TestTimeStamps.of(TestKey.P256);

    private static ExpectedStatement expected(Bytes... digests) {
        return new ExpectedStatement(
                Statement.Kind.OPENING, ORIGINS, NONCE, new ExpectedStatement.Subject.Given(List.of(digests)));
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void holdsForTheKeyOfItsAccountAlone(TestKey kind) throws Exception {
        var holder = TestHolder.of(kind);
        var other = Fingerprint.of(holder.authority().issue(kind.generate()));
        var signed = signed(holder, TimeStamping.NONE);
        var verified = verifier(holder).verify(signed, EXPECTED, Fingerprint.of(holder.certificate()));

        assertThat(verified.cms().signer()).isEqualTo(holder.certificate());
        assertThat(verified.provedBy()).isNull();
        assertThat(verifier(holder).verify(signed).statement()).isEqualTo(verified.statement());
        assertRefused(
                CmsException.Reason.SIGNER_UNEXPECTED, () -> verifier(holder).verify(signed, EXPECTED, other));
    }

    @Test
    void doesNotHoldWithOtherJson() throws Exception {
        var holder = TestHolder.of(TestKey.SM2);
        var text = new String(signed(holder, TimeStamping.NONE), StandardCharsets.ISO_8859_1);
        var changed = text.replace("OPENED", "OPENEE").getBytes(StandardCharsets.ISO_8859_1);

        assertRefused(CmsException.Reason.DIGEST, () -> verifier(holder).verify(changed));
    }

    @Test
    void isTheOneThatIsExpected() throws Exception {
        var statement = TestStatement.opening();

        EXPECTED.require(statement);
        assertRefused(Reason.OTHER_ENVELOPES, expected(DIGEST), statement);
        assertRefused(Reason.OTHER_ENVELOPES, expected(DIGEST, Bytes.copyOf(new byte[32])), statement);
        assertRefused(Reason.OTHER_KIND, EXPECTED, of(Statement.Kind.REHEARSAL, TestStatement.PORTAL));
        for (var occasion : List.<Receipt.Occasion>of(
                new Receipt.Occasion.Portal("https://other.example", NONCE),
                new Receipt.Occasion.Portal(ORIGIN, "another"),
                new Receipt.Occasion.DesktopClient(ORIGIN, NONCE),
                new Receipt.Occasion.CommandLine())) {
            assertRefused(Reason.OTHER_REQUEST, EXPECTED, of(Statement.Kind.OPENING, occasion));
        }
    }

    /** Nobody but the signing helper knows the digest of an envelope that it made. */
    @Test
    void isAboutAnEnvelopeToTheExpectedCertificates() throws Exception {
        var one = TestHolder.of(TestKey.P256).certificate();
        var other = TestHolder.of(TestKey.P256).certificate();
        var statement = TestStatement.of(Statement.Kind.REHEARSAL, TestStatement.PORTAL, madeFor(one, other));
        var twice = TestStatement.of(
                Statement.Kind.REHEARSAL, TestStatement.PORTAL, madeFor(one, other), madeFor(one, other));

        rehearsal(other, one).require(statement);
        assertRefused(Reason.OTHER_ENVELOPES, rehearsal(one), statement);
        assertRefused(
                Reason.OTHER_ENVELOPES,
                rehearsal(one, TestHolder.of(TestKey.P256).certificate()),
                statement);
        assertRefused(Reason.OTHER_ENVELOPES, rehearsal(one, other), twice);
    }

    private static ExpectedStatement rehearsal(X509Certificate... recipients) {
        var subject = new ExpectedStatement.Subject.MadeFor(List.of(recipients));
        return new ExpectedStatement(Statement.Kind.REHEARSAL, ORIGINS, NONCE, subject);
    }

    private static Statement.Line madeFor(X509Certificate... recipients) {
        var wanted = Stream.of(recipients)
                .map(each -> Wanted.of(each.getIssuerX500Principal(), each.getSerialNumber())
                        .orElseThrow())
                .toList();
        return new Statement.Line("开标演练", DIGEST, 12, Statement.Outcome.OPENED, wanted);
    }

    private static Statement of(Statement.Kind kind, Receipt.Occasion occasion) {
        var line = TestStatement.line("一", Statement.Outcome.OPENED);
        return TestStatement.of(kind, occasion, line, line);
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void provesItsTimeByAnAuthorityThatIsBelieved(TestKey kind) throws Exception {
        var holder = TestHolder.of(kind);
        var signed = signed(holder, stamping());
        var stranger = TestHolder.trust(TestTimeStamps.of(TestKey.P256).root());
        var verifier = verifier(holder);

        assertThat(verifier.believing(TestHolder.trust(authority.root()))
                        .verify(signed)
                        .provedBy())
                .isEqualTo(TestAuthority.NOW);
        assertThat(verifier.believing(stranger).verify(signed).provedBy()).isNull();
        assertThat(verifier.verify(signed).provedBy()).isNull();
    }

    private TimeStamping stamping() {
        return signed -> Bytes.copyOf(authority.stamp(signed.toArray(), TestAuthority.NOW));
    }

    private static StatementVerifier verifier(TestHolder holder) {
        return new StatementVerifier(holder.trust(), RevocationPolicy.none(), holder.clock());
    }

    private static byte[] signed(TestHolder holder, TimeStamping timeStamping) throws Exception {
        var prepared =
                StatementFormat.prepare(TestStatement.opening(), holder.certificate(), TestAuthority.NOW, timeStamping);
        return TestCmsSigner.bytes(prepared.finish(holder.sign(prepared.digestToSign())));
    }

    private static void assertRefused(Reason reason, ExpectedStatement expected, Statement statement) {
        assertThatThrownBy(() -> expected.require(statement))
                .isInstanceOfSatisfying(
                        StatementException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static void assertRefused(CmsException.Reason reason, ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CmsException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
