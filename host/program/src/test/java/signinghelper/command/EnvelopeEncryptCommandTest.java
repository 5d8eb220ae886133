package signinghelper.command;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.certificate.AwaitedOpenings;
import signinghelper.clock.KnownTime;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.Envelope;
import signinghelper.history.SignatureHistory;
import signinghelper.profile.Dated;
import signinghelper.profile.EnvelopeSettings;
import signinghelper.profile.TestProfile;
import signinghelper.protocol.WireFormat;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code envelope.encrypt}. */
class EnvelopeEncryptCommandTest {
    private static final Instant OPENS = TestAuthority.NOW.plus(Duration.ofDays(20));

    private final FakeToken token = new FakeToken("测试锁");

    private SoftwareKey plugIn(SoftwareKey.Kind kind) {
        return TestEnvelopes.pair(kind, token);
    }

    private TestHost host() {
        return new TestHost(new FakeDriver("fake", token));
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"SM2", "RSA", "P256", "P384"})
    void encryptsToWhomTheWindowShowsAndTheKeyOpensIt(SoftwareKey.Kind kind) throws Exception {
        var encryption = plugIn(kind);
        var large = new byte[700 * 1024];
        try (var host = host()) {
            var page = host.open();
            host.prompt().agree(true);
            TestEnvelopes.encrypt(
                    page, encryption, TestEnvelopes.inline(TestEnvelopes.BID), TestEnvelopes.put(page, large));
            var question = host.prompt().nextRecipientsQuestion();

            assertThat(question.recipients().get(0).certificate().fingerprint())
                    .isEqualTo(Fingerprint.of(encryption.certificate()));
            assertThat(question.hasFurther()).isFalse();
            assertThat(question.areIssuersKnown()).isFalse();
            assertThat(question.unanswered()).isOne();
            assertThat(host.reply("sign").at("/result/recipients/0").asText())
                    .isEqualTo(Fingerprint.of(encryption.certificate()).toString());
            assertThat(opened(SentSignatures.document(host, 0), encryption)).isEqualTo(TestEnvelopes.BID);
            assertThat(opened(SentSignatures.document(host, 1), encryption)).isEqualTo(large);
            assertThat(token.logins()).isZero();
        }
    }

    private byte[] opened(byte[] envelope, SoftwareKey recipient) throws Exception {
        var key = new signinghelper.formats.envelope.SoftwareKey(recipient.certificate(), recipient.privateKey());
        try (var opened = Envelope.read(Source.of(envelope)).open(List.of(key), folder)) {
            return opened.content().open().readAllBytes();
        }
    }

    @Test
    void nothingIsEncryptedWithoutTheUsersYes() throws Exception {
        var encryption = plugIn(SoftwareKey.Kind.SM2);
        try (var host = host()) {
            host.prompt().agree(false);
            TestEnvelopes.encrypt(host.open(), encryption, TestEnvelopes.inline(TestEnvelopes.BID));

            assertThat(host.codeOf("sign")).isEqualTo("CANCELLED");
            assertThat(SentSignatures.documentsSent(host)).isZero();
        }
    }

    @Test
    void whatTheProfileAddsIsShownAndOpensToo() throws Exception {
        var encryption = plugIn(SoftwareKey.Kind.SM2);
        var court = TestEnvelopes.encryptionKey(SoftwareKey.Kind.SM2);
        var settings = new EnvelopeSettings(null, List.of(dated(encryption)), List.of(dated(court)));
        try (var host = host(settings)) {
            host.prompt().agree(true);
            TestEnvelopes.encrypt(host.open(), encryption, TestEnvelopes.inline(TestEnvelopes.BID));
            var recipients = host.prompt().nextRecipientsQuestion().recipients();

            assertThat(recipients).hasSize(2);
            assertThat(recipients.get(0).isFurther()).isTrue();
            assertThat(recipients.get(1).isFurther()).isFalse();
            host.reply("sign");
            assertThat(opened(SentSignatures.document(host, 0), court)).isEqualTo(TestEnvelopes.BID);
        }
    }

    @Test
    void recipientsOfTheProfileNeedNoWindow() throws Exception {
        var agency = TestEnvelopes.encryptionKey(SoftwareKey.Kind.RSA);
        try (var host = host(new EnvelopeSettings(null, List.of(dated(agency)), null))) {
            TestEnvelopes.encrypt(host.open(), agency, TestEnvelopes.inline(TestEnvelopes.BID));
            host.reply("sign");

            assertThat(host.prompt().wasAsked()).isFalse();
            assertThat(opened(SentSignatures.document(host, 0), agency)).isEqualTo(TestEnvelopes.BID);
        }
    }

    @Test
    void theOpeningIsNotedOnlyWhereTheUserKeepsAHistory() throws Exception {
        var encryption = plugIn(SoftwareKey.Kind.SM2);
        var agency = TestEnvelopes.encryptionKey(SoftwareKey.Kind.SM2);
        try (var host = host(new EnvelopeSettings(null, List.of(dated(agency)), null))) {
            var page = host.open();
            encryptUntil(page, encryption, "without");
            assertThat(openings(host, encryption)).isEmpty();

            new SignatureHistory(host.historyFolder(), () -> TestProfile.of(CmsForm.PKCS7_501), new WireFormat())
                    .turn(true);
            encryptUntil(page, encryption, "with");
            encryptUntil(page, agency, "agency");

            assertThat(openings(host, encryption)).containsExactly(OPENS);
            assertThat(openings(host, agency)).as("the profile's own").isEmpty();
        }
    }

    private static void encryptUntil(TestPage page, SoftwareKey recipient, String id) throws Exception {
        page.host().prompt().agree(true);
        TestEnvelopes.encryptUntil(page, recipient, OPENS, TestEnvelopes.inline(TestEnvelopes.BID), id);
        assertThat(page.host().reply(id).at("/result/recipients")).hasSize(1);
    }

    private static List<Instant> openings(TestHost host, SoftwareKey recipient) {
        var time = new KnownTime(TestAuthority.NOW, Duration.ZERO);
        return new AwaitedOpenings(host.historyFolder(), new WireFormat(), () -> time)
                .of(recipient.certificate())
                .own();
    }

    @Test
    void aCertificateForSigningIsNoRecipient() throws Exception {
        try (var host = host()) {
            TestEnvelopes.encrypt(
                    host.open(), TestCertificates.key(SoftwareKey.Kind.SM2), TestEnvelopes.inline(TestEnvelopes.BID));

            assertThat(host.codeOf("sign")).isEqualTo("RECIPIENT_REFUSED");
            assertThat(host.prompt().wasAsked()).isFalse();
        }
    }

    private TestHost host(EnvelopeSettings settings) {
        return new TestHost(() -> TestProfile.of(settings), new FakeDriver("fake", token));
    }

    private static Dated<String> dated(SoftwareKey key) throws Exception {
        var der = Bytes.copyOf(key.certificate().getEncoded()).toBase64();
        return new Dated<>(der, "test", "2026-06-01");
    }
}
