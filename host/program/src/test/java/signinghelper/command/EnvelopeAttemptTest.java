package signinghelper.command;

import org.junit.jupiter.api.Test;
import signinghelper.formats.statement.Statement;
import signinghelper.prompt.EnvelopeLine;
import signinghelper.prompt.PinSubject;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/** Openings by a page that end before their end, or ask for more than one may. */
class EnvelopeAttemptTest {
    private final FakeToken token = new FakeToken("测试锁");
    private final SoftwareKey encryption = TestEnvelopes.pair(SoftwareKey.Kind.RSA, token);

    private TestHost host() {
        return new TestHost(new FakeDriver("fake", token));
    }

    private String bid() throws Exception {
        return TestEnvelopes.inline(TestEnvelopes.envelope(TestEnvelopes.BID, encryption));
    }

    @Test
    void theWindowOfAStatementShowsWhatWasOpenedAllTheSame() throws Exception {
        token.removedAfter(0);
        try (var host = host()) {
            var page = host.open();
            host.prompt().type(FakeToken.PIN);
            TestEnvelopes.send(page, "envelope.open", bid());
            assertThat(host.codeOf("sign")).isEqualTo("TOKEN_REMOVED");
            assertThat(SentSignatures.documentsSent(host)).isOne();
            host.prompt().nextQuestion();

            host.prompt().closeWindow();
            TestEnvelopes.declare(page);
            var subject = (PinSubject.Declaration) host.prompt().nextQuestion().subject();
            assertThat(subject.envelopes()).extracting(EnvelopeLine::outcome).containsExactly(Statement.Outcome.OPENED);
            assertThat(subject.kind()).isEqualTo(Statement.Kind.OPENING);
        }
    }

    @Test
    void aStatementIsMadeOnceAndNeverOfAnEarlierRequest() throws Exception {
        var other = TestEnvelopes.encryptionKey(SoftwareKey.Kind.RSA);
        var forOther = TestEnvelopes.inline(TestEnvelopes.envelope(TestEnvelopes.BID, other));
        try (var host = host()) {
            var page = host.open();
            TestEnvelopes.again(page, forOther, "first");
            assertThat(host.codeOf("first")).isEqualTo("ENVELOPE_FOR_OTHERS");
            TestEnvelopes.again(
                    page, "{\"title\":\"标书\",\"contentId\":\"7d6f4c1e-3f57-4a43-8f0b-5a1c2e9d4b60\"}", "second");
            assertThat(host.codeOf("second")).isEqualTo("CONTENT_UNKNOWN");
            TestEnvelopes.declare(page);
            assertThat(host.codeOf("declare")).isEqualTo("CONTENT_UNKNOWN");
            assertThat(host.reply("declare").at("/error/data/facts/rule").asText())
                    .isEqualTo("NOTHING_TO_DECLARE");
        }
    }

    @Test
    void aMixedBatchSaysWhichIsForOthersWithoutAWindow() throws Exception {
        var other = TestEnvelopes.encryptionKey(SoftwareKey.Kind.RSA);
        try (var host = host()) {
            var page = host.open();
            TestEnvelopes.send(
                    page,
                    "envelope.open",
                    bid(),
                    TestEnvelopes.inline(TestEnvelopes.envelope(TestEnvelopes.BID, other)));
            assertThat(host.codeOf("sign")).isEqualTo("ENVELOPE_FOR_OTHERS");
            assertThat(host.prompt().wasAsked()).isFalse();

            host.prompt().type(FakeToken.PIN);
            TestEnvelopes.declare(page);
            TestEnvelopes.assertStatement(
                    TestEnvelopes.statement(host.reply("declare")),
                    Statement.Kind.OPENING,
                    Statement.Outcome.NOT_OPENED,
                    Statement.Outcome.FOR_OTHERS);
        }
    }

    @Test
    void aRefusalNamesTheEnvelope() throws Exception {
        var whole = TestEnvelopes.envelope(TestEnvelopes.BID, encryption);
        try (var host = host()) {
            TestEnvelopes.send(
                    host.open(), "envelope.open", bid(), TestEnvelopes.inline(Arrays.copyOf(whole, whole.length - 1)));
            assertThat(host.codeOf("sign")).isEqualTo("ENVELOPE_REFUSED");
            assertThat(host.reply("sign").at("/error/data/facts/document").asText())
                    .isEqualTo("2");
        }
    }

    @Test
    void oneContentIsNotNamedTwice() throws Exception {
        try (var host = host()) {
            var page = host.open();
            var put = TestEnvelopes.put(page, TestEnvelopes.envelope(TestEnvelopes.BID, encryption));
            TestEnvelopes.send(page, "envelope.open", put, put);
            assertThat(host.codeOf("sign")).isEqualTo("REQUEST_MALFORMED");
        }
    }

    @Test
    void anOpeningThatThePersonStopsIsStatedAsSuch() throws Exception {
        try (var host = host()) {
            var page = host.open();
            host.prompt().stopAfter(2);
            host.prompt().type(FakeToken.PIN);
            TestEnvelopes.send(page, "envelope.open", bid(), bid(), bid());

            var statement = TestEnvelopes.statement(host.reply("sign"));
            TestEnvelopes.assertStatement(
                    statement,
                    Statement.Kind.OPENING,
                    Statement.Outcome.OPENED,
                    Statement.Outcome.NOT_OPENED,
                    Statement.Outcome.NOT_OPENED);
            assertThat(statement.code()).isEqualTo("CANCELLED");
        }
    }
}
