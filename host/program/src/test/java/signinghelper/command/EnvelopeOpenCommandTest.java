package signinghelper.command;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.EnvelopeWriter;
import signinghelper.formats.statement.Statement;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code envelope.open}. */
class EnvelopeOpenCommandTest {
    private final FakeToken token = new FakeToken("测试锁");

    private SoftwareKey plugIn(SoftwareKey.Kind kind) {
        return TestEnvelopes.pair(kind, token);
    }

    private TestHost host() {
        return new TestHost(new FakeDriver("fake", token));
    }

    @ParameterizedTest
    @EnumSource(names = {"SM2", "RSA", "P256", "P384"})
    void givesThePageWhatItOpensAndAStatementOfTheSigningKey(SoftwareKey.Kind kind) throws Exception {
        var encryption = plugIn(kind);
        var large = new byte[700 * 1024];
        new Random(7).nextBytes(large);
        try (var host = host()) {
            var page = host.open();
            host.prompt().type(FakeToken.PIN);
            TestEnvelopes.send(
                    page,
                    "envelope.open",
                    TestEnvelopes.inline(TestEnvelopes.envelope(TestEnvelopes.BID, encryption)),
                    TestEnvelopes.inline(TestEnvelopes.envelope(large, encryption)));
            var reply = host.reply("sign");

            assertThat(reply.at("/result/envelopes").toString()).isEqualTo("[\"OPENED\",\"OPENED\"]");
            assertThat(SentSignatures.document(host, 0)).isEqualTo(TestEnvelopes.BID);
            assertThat(SentSignatures.document(host, 1)).isEqualTo(large);
            assertThat(page.stages("sign")).endsWith("OPENING");
            assertThat(token.logins()).isOne();
            assertThat(token.isLeftAlone()).isTrue();
            TestEnvelopes.assertStatement(
                    TestEnvelopes.statement(reply), Statement.Kind.OPENING, Statement.Outcome.OPENED);
        }
    }

    @Test
    void whatDoesNotOpenSaysNoReasonAndTheRestOpens() throws Exception {
        var encryption = plugIn(SoftwareKey.Kind.SM2);
        var changed = TestEnvelopes.envelope(TestEnvelopes.BID, encryption);
        changed[changed.length - 3] ^= 1;
        try (var host = host()) {
            host.prompt().type(FakeToken.PIN);
            TestEnvelopes.send(
                    host.open(),
                    "envelope.open",
                    TestEnvelopes.inline(changed),
                    TestEnvelopes.inline(TestEnvelopes.envelope(TestEnvelopes.BID, encryption)));
            var reply = host.reply("sign");

            assertThat(reply.at("/result/envelopes").toString()).isEqualTo("[\"UNREADABLE\",\"OPENED\"]");
            assertThat(SentSignatures.documentsSent(host)).isOne();
            var statement = TestEnvelopes.statement(reply);
            TestEnvelopes.assertStatement(
                    statement, Statement.Kind.OPENING, Statement.Outcome.UNREADABLE, Statement.Outcome.OPENED);
            assertThat(statement.code()).isEmpty();
            assertThat(Objects.requireNonNull(statement.certificate()).fingerprint())
                    .isEqualTo(Fingerprint.of(encryption.certificate()));
        }
    }

    @Test
    void aUKeyWithoutASigningKeyOpensWithoutAStatement() throws Exception {
        var encryption = TestEnvelopes.encryptionKey(SoftwareKey.Kind.RSA);
        token.with(encryption, KeyEntry.Use.ENCRYPTION);
        try (var host = host()) {
            host.prompt().type(FakeToken.PIN);
            TestEnvelopes.send(
                    host.open(),
                    "envelope.open",
                    TestEnvelopes.inline(TestEnvelopes.envelope(TestEnvelopes.BID, encryption)));

            assertThat(host.reply("sign").at("/result/statement").isNull()).isTrue();
            assertThat(SentSignatures.document(host, 0)).isEqualTo(TestEnvelopes.BID);
        }
    }

    @Test
    void contentWithoutIntegrityIsRefusedUnlessTheProfileAllowsIt() throws Exception {
        var encryption = plugIn(SoftwareKey.Kind.SM2);
        var out = new ByteArrayOutputStream();
        EnvelopeWriter.to(List.of(encryption.certificate())).write(Source.of(TestEnvelopes.BID), out);
        try (var host = host()) {
            TestEnvelopes.send(host.open(), "envelope.open", TestEnvelopes.inline(out.toByteArray()));

            assertThat(host.codeOf("sign")).isEqualTo("ENVELOPE_REFUSED");
            assertThat(host.reply("sign").at("/error/data/facts/rule").asText()).isEqualTo("WITHOUT_INTEGRITY");
            assertThat(host.prompt().wasAsked()).isFalse();
        }
    }

    @Test
    void aPageThatAsksForTooMuchThatDoesNotOpenHasToWait() throws Exception {
        var encryption = plugIn(SoftwareKey.Kind.SM2);
        var changed = TestEnvelopes.envelope(TestEnvelopes.BID, encryption);
        changed[changed.length - 3] ^= 1;
        var batch = Collections.nCopies(150, TestEnvelopes.inline(changed)).toArray(String[]::new);
        try (var host = host()) {
            var page = host.open();
            host.prompt().type(FakeToken.PIN);
            TestEnvelopes.send(page, "envelope.open", batch);
            var outcomes = host.reply("sign").at("/result/envelopes");
            assertThat(outcomes.get(99).asText()).isEqualTo("UNREADABLE");
            assertThat(outcomes.get(100).asText()).isEqualTo("NOT_OPENED");
            assertThat(TestEnvelopes.statement(host.reply("sign")).code()).isEqualTo("BUSY");

            TestEnvelopes.again(
                    page, TestEnvelopes.inline(TestEnvelopes.envelope(TestEnvelopes.BID, encryption)), "second");
            assertThat(host.codeOf("second")).isEqualTo("BUSY");
            assertThat(host.reply("second").at("/error/data/facts/seconds").asInt())
                    .isBetween(3500, 3601);
        }
    }

    @Test
    void noPlaintextLiesOnTheDiskWhileItWaits() throws Exception {
        var encryption = plugIn(SoftwareKey.Kind.RSA);
        var large = new byte[3 << 20];
        Arrays.fill(large, (byte) 'x');
        try (var host = host()) {
            var page = host.open();
            host.prompt().type(FakeToken.PIN);
            TestEnvelopes.send(
                    page, "envelope.open", TestEnvelopes.put(page, TestEnvelopes.envelope(large, encryption)));
            assertThat(host.reply("sign").at("/result/envelopes/0").asText()).isEqualTo("OPENED");

            try (var files = Files.walk(host.contentFolder())) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain("xxxxxxxx");
                }
            }
            assertThat(SentSignatures.document(host, 0)).isEqualTo(large);
        }
    }

    /** A bid of 2 GiB takes its room twice, and would not open in the session that has encrypted it. */
    @Test
    void whatWasPutForAnOpeningIsForgottenAfterIt() throws Exception {
        var encryption = plugIn(SoftwareKey.Kind.RSA);
        try (var host = host()) {
            var page = host.open();
            var envelope = TestEnvelopes.put(page, TestEnvelopes.envelope(new byte[1 << 20], encryption));
            host.prompt().closeWindow();
            TestEnvelopes.send(page, "envelope.open", envelope);
            assertThat(host.codeOf("sign")).isEqualTo("CANCELLED");

            host.prompt().type(FakeToken.PIN);
            TestEnvelopes.again(page, envelope, "second");
            assertThat(host.reply("second").at("/result/envelopes/0").asText()).isEqualTo("OPENED");
            TestEnvelopes.again(page, envelope, "third");
            assertThat(host.codeOf("third")).isEqualTo("CONTENT_UNKNOWN");
        }
    }
}
