package signinghelper.command;

import org.junit.jupiter.api.Test;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.statement.Statement;
import signinghelper.prompt.PinSubject;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code envelope.rehearse} and {@code envelope.declare}. */
class EnvelopeStatementTest {
    private final FakeToken token = new FakeToken("测试锁");

    private SoftwareKey plugIn(SoftwareKey.Kind kind) {
        return TestEnvelopes.pair(kind, token);
    }

    private TestHost host() {
        return new TestHost(new FakeDriver("fake", token));
    }

    @Test
    void aRehearsalOpensTheRealOneAndGivesNothingOut() throws Exception {
        var encryption = plugIn(SoftwareKey.Kind.SM2);
        try (var host = host()) {
            host.prompt().type(FakeToken.PIN);
            TestEnvelopes.send(
                    host.open(),
                    "envelope.rehearse",
                    TestEnvelopes.inline(TestEnvelopes.envelope(TestEnvelopes.BID, encryption)));
            var reply = host.reply("sign");

            assertThat(host.prompt().nextQuestion().subject()).isInstanceOf(PinSubject.Rehearsal.class);
            assertThat(SentSignatures.documentsSent(host)).isZero();
            TestEnvelopes.assertStatement(
                    TestEnvelopes.statement(reply), Statement.Kind.REHEARSAL, Statement.Outcome.OPENED);
        }
    }

    @Test
    void aRehearsalMakesAnEnvelopeToTheCertificatesOfTheAccount() throws Exception {
        var encryption = plugIn(SoftwareKey.Kind.P256);
        try (var host = host()) {
            host.prompt().type(FakeToken.PIN);
            var page = host.open();
            var certificate =
                    Bytes.copyOf(encryption.certificate().getEncoded()).toBase64();
            host.send(
                    "sign",
                    "envelope.rehearse",
                    "{\"session\":\"" + page.session() + "\",\"nonce\":\"" + TestEnvelopes.NONCE
                            + "\",\"recipients\":[\"" + certificate + "\"]}");

            var statement = TestEnvelopes.statement(host.reply("sign"));
            TestEnvelopes.assertStatement(statement, Statement.Kind.REHEARSAL, Statement.Outcome.OPENED);
            assertThat(statement.envelopes().get(0).title()).isEqualTo("开标演练");
            assertThat(SentSignatures.documentsSent(host)).isZero();
        }
    }

    @Test
    void whyNothingWasOpenedIsSignedAfterwardsWithAnyKey() throws Exception {
        plugIn(SoftwareKey.Kind.SM2);
        var renewed = TestEnvelopes.encryptionKey(SoftwareKey.Kind.SM2);
        try (var host = host()) {
            var page = host.open();
            var envelope = TestEnvelopes.envelope(TestEnvelopes.BID, renewed);
            TestEnvelopes.send(page, "envelope.open", TestEnvelopes.inline(envelope));
            assertThat(host.codeOf("sign")).isEqualTo("ENVELOPE_FOR_OTHERS");
            assertThat(host.prompt().wasAsked()).isFalse();

            host.prompt().type(FakeToken.PIN);
            TestEnvelopes.declare(page);
            var statement = TestEnvelopes.statement(host.reply("declare"));
            var subject = (PinSubject.Declaration) host.prompt().nextQuestion().subject();
            assertThat(subject.ended()).isEqualTo(ErrorCode.ENVELOPE_FOR_OTHERS);
            TestEnvelopes.assertStatement(statement, Statement.Kind.OPENING, Statement.Outcome.FOR_OTHERS);
            assertThat(statement.code()).isEqualTo("ENVELOPE_FOR_OTHERS");
            assertThat(statement.certificate()).isNull();
            assertThat(statement.envelopes().get(0).digest())
                    .isEqualTo(Bytes.copyOf(DigestAlgorithm.SHA_256.of(envelope)));
            assertThat(statement.envelopes().get(0).wanted().get(0).serialNumber())
                    .isEqualToIgnoringCase(
                            renewed.certificate().getSerialNumber().toString(16));
        }
    }

    @Test
    void whatIsCutIsRefusedBeforeThePinAndDeclared() throws Exception {
        var encryption = plugIn(SoftwareKey.Kind.SM2);
        var whole = TestEnvelopes.envelope(TestEnvelopes.BID, encryption);
        try (var host = host()) {
            var page = host.open();
            TestEnvelopes.send(
                    page,
                    "envelope.open",
                    TestEnvelopes.inline(whole),
                    TestEnvelopes.inline(Arrays.copyOf(whole, whole.length - 1)));
            assertThat(host.codeOf("sign")).isEqualTo("ENVELOPE_REFUSED");
            assertThat(host.prompt().wasAsked()).isFalse();

            host.prompt().type(FakeToken.PIN);
            TestEnvelopes.declare(page);
            TestEnvelopes.assertStatement(
                    TestEnvelopes.statement(host.reply("declare")),
                    Statement.Kind.OPENING,
                    Statement.Outcome.NOT_OPENED,
                    Statement.Outcome.REFUSED);
        }
    }

    @Test
    void withoutAFailureThereIsNothingToDeclare() throws Exception {
        plugIn(SoftwareKey.Kind.SM2);
        try (var host = host()) {
            var page = host.open();
            TestEnvelopes.declare(page);
            assertThat(host.codeOf("declare")).isEqualTo("CONTENT_UNKNOWN");
        }
    }
}
