package signinghelper.command;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.KeyFault;
import signinghelper.token.SoftwareKey;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code certificate.list} and {@code certificate.select}. */
class CertificateCommandsTest {
    private static final Instant NOW = TestAuthority.NOW;
    private static final Duration DAY = Duration.ofDays(1);

    private final SoftwareKey first = SoftwareKey.make(SoftwareKey.Kind.SM2);
    private final SoftwareKey second = SoftwareKey.make(SoftwareKey.Kind.P256);
    private final FakeToken both =
            new FakeToken("A").with(first, KeyEntry.Use.SIGNATURE).with(second, KeyEntry.Use.SIGNATURE);

    private static SoftwareKey valid(Instant from, Instant until) {
        return SoftwareKey.issued(
                SoftwareKey.Kind.P256, TestAuthority.root(TestKey.P256), request -> request.validity(from, until));
    }

    @Test
    void everyCertificateIsListedUsableOrWhyNot() throws Exception {
        var token = new FakeToken("A")
                .with(first, KeyEntry.Use.SIGNATURE)
                .with(SoftwareKey.make(SoftwareKey.Kind.RSA), KeyEntry.Use.ENCRYPTION)
                .with(valid(NOW.minus(DAY), NOW.minusSeconds(1)), KeyEntry.Use.SIGNATURE)
                .with(valid(NOW.plusSeconds(1), NOW.plus(DAY)), KeyEntry.Use.SIGNATURE)
                .with(SoftwareKey.Kind.P521)
                .with(SoftwareKey.Kind.SHORT_RSA);
        var locked = new FakeToken("B").with(second, KeyEntry.Use.SIGNATURE).locked();
        try (var host = new TestHost(new FakeDriver("fake", token, locked))) {
            var page = host.open();
            host.send("1", "certificate.list", "{\"session\":\"" + page.session() + "\"}");
            var listed = host.reply("1").at("/result/certificates");

            assertThat(StreamSupport.stream(listed.spliterator(), false)
                            .map(one -> one.path("label").asText() + " "
                                    + one.path("purpose").asText() + " "
                                    + one.path("usable").asBoolean() + " "
                                    + one.path("obstacle").asText()))
                    .containsExactly(
                            "A sign true null",
                            "A encrypt true null",
                            "A sign false CERTIFICATE_EXPIRED",
                            "A sign false CERTIFICATE_NOT_YET_VALID",
                            "A sign false KEY_UNSUPPORTED",
                            "A sign false KEY_UNSUPPORTED",
                            "B sign false PIN_LOCKED");
            assertThat(listed.at("/0/certificate").asText()).isEqualTo(text(first));
            assertThat(host.prompt().wasAsked()).isFalse();
        }
    }

    @Test
    void whatMakesNoKeyIsListedWithItsCode() {
        var token = new FakeToken("A")
                .with(first, KeyEntry.Use.SIGNATURE)
                .withCertificateOf(second)
                .with(new KeyFault("{1}", KeyEntry.Use.ENCRYPTION, ErrorCode.CERTIFICATE_UNREADABLE))
                .with(new KeyFault("{2}", ErrorCode.KEY_ABSENT));
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            var page = host.open();
            host.send("1", "certificate.list", "{\"session\":\"" + page.session() + "\"}");
            var result = host.reply("1").path("result");

            assertThat(result.at("/certificates/0/usable").asBoolean()).isTrue();
            assertThat(result.at("/certificates/1/obstacle").asText()).isEqualTo("KEY_ABSENT");
            assertThat(result.path("faults").toString())
                    .isEqualTo("[{\"driver\":\"fake\",\"label\":\"A\",\"purpose\":\"encrypt\","
                            + "\"obstacle\":\"CERTIFICATE_UNREADABLE\"},"
                            + "{\"driver\":\"fake\",\"label\":\"A\",\"purpose\":null,"
                            + "\"obstacle\":\"KEY_ABSENT\"}]");
        }
    }

    @Test
    void uKeyThatCannotBeReadIsListedWithItsCode() {
        var well = new FakeDriver("well", both).withUnreadable("Reader 2");
        var failing = new FakeDriver("failing", new FakeToken("B")).whileOpening(() -> {
            throw Refusal.of(ErrorCode.DRIVER_FAILED);
        });
        var held = new FakeDriver("held", new FakeToken("C")).whileOpening(() -> {
            throw Refusal.of(ErrorCode.TOKEN_BUSY);
        });
        try (var host = new TestHost(well, failing, held)) {
            var page = host.open();
            host.send("1", "certificate.list", "{\"session\":\"" + page.session() + "\"}");
            var result = host.reply("1").path("result");

            assertThat(result.path("certificates")).hasSize(2);
            assertThat(StreamSupport.stream(result.path("faults").spliterator(), false)
                            .map(one -> one.path("driver").asText() + " "
                                    + one.path("label").asText() + " "
                                    + one.path("purpose").asText() + " "
                                    + one.path("obstacle").asText()))
                    .containsExactly(
                            "well Reader 2 null TOKEN_UNREADABLE",
                            "failing B null TOKEN_UNREADABLE",
                            "held C null TOKEN_BUSY");
        }
    }

    @Test
    void uKeyThatCannotBeReadIsToldWhereNoOtherHoldsACertificate() {
        var driver = new FakeDriver("fake", new FakeToken("A")).withUnreadable("Reader 2");
        try (var host = new TestHost(driver)) {
            select(host.open(), "1", "sign");

            assertThat(host.codeOf("1")).isEqualTo("TOKEN_UNREADABLE");
        }
    }

    @Test
    void aCertificateThatCannotBeReadIsToldWhereItIsTheOnlyOne() {
        var token = new FakeToken("A").with(new KeyFault("{1}", ErrorCode.CERTIFICATE_UNREADABLE));
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            select(host.open(), "1", "sign");

            assertThat(host.codeOf("1")).isEqualTo("CERTIFICATE_UNREADABLE");
        }
    }

    @Test
    void thePageGetsTheCertificateThatWasChosenAndIsAskedAgainTheNextTime() throws Exception {
        try (var host = new TestHost(new FakeDriver("fake", both))) {
            var page = host.open();
            select(page, "1", "sign");
            assertThat(host.prompt().nextCertificateQuestion().offered().keys()).hasSize(2);
            host.prompt().choose(1, false);
            assertThat(chosen(host, "1")).isEqualTo(text(second));

            select(page, "2", "sign");
            host.prompt().nextCertificateQuestion();
            host.prompt().choose(0, false);
            assertThat(chosen(host, "2")).isEqualTo(text(first));
            assertThat(both.logins()).isZero();
        }
    }

    @Test
    void aChoiceThatIsRememberedIsNotAskedForAgainInAnySessionOfThatOriginAndUse() throws Exception {
        var token = new FakeToken("B").with(SoftwareKey.make(SoftwareKey.Kind.SM2), KeyEntry.Use.ENCRYPTION);
        try (var host = new TestHost(new FakeDriver("fake", both, token))) {
            select(host.open(), "1", "sign");
            host.prompt().nextCertificateQuestion();
            host.prompt().choose(1, true);
            assertThat(chosen(host, "1")).isEqualTo(text(second));

            select(host.open(), "2", "sign");
            assertThat(chosen(host, "2")).isEqualTo(text(second));
            assertThat(host.prompt().wasAsked()).isFalse();

            select(host.open(), "3", "encrypt");
            host.prompt().nextCertificateQuestion();
            host.prompt().choose(0, false);
            host.reply("3");
        }
    }

    @Test
    void aRememberedCertificateThatIsNoLongerThereOrLockedIsAskedForAgain() throws Exception {
        var gone = new FakeToken("B").with(second, KeyEntry.Use.SIGNATURE);
        var stays = new FakeToken("A").with(first, KeyEntry.Use.SIGNATURE);
        try (var host = new TestHost(new FakeDriver("fake", stays, gone))) {
            select(host.open(), "1", "sign");
            host.prompt().nextCertificateQuestion();
            host.prompt().choose(1, true);
            assertThat(chosen(host, "1")).isEqualTo(text(second));

            gone.locked();
            select(host.open(), "2", "sign");
            assertThat(host.prompt()
                            .nextCertificateQuestion()
                            .offered()
                            .keys()
                            .get(1)
                            .isUsable())
                    .isFalse();
            host.prompt().choose(0, false);
            assertThat(chosen(host, "2")).isEqualTo(text(first));
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, CERTIFICATE_EXPIRED", "1, CERTIFICATE_NOT_YET_VALID"})
    void aCertificateOutsideItsTimeIsShownAndNotGiven(int day, String code) {
        var middle = NOW.plus(DAY.multipliedBy(2L * day));
        var token = new FakeToken("A").with(valid(middle.minus(DAY), middle.plus(DAY)), KeyEntry.Use.SIGNATURE);
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            host.prompt().choose(0, true);
            select(host.open(), "1", "sign");

            assertThat(host.codeOf("1")).isEqualTo(code);
        }
    }

    @Test
    void withoutACertificateOfThatUseNobodyIsAsked() {
        try (var host = new TestHost(new FakeDriver("fake", both))) {
            select(host.open(), "1", "encrypt");

            assertThat(host.codeOf("1")).isEqualTo("CERTIFICATE_ABSENT");
            assertThat(host.prompt().wasAsked()).isFalse();
        }
    }

    private static void select(TestPage page, String id, String purpose) {
        page.host()
                .send(
                        id,
                        "certificate.select",
                        "{\"session\":\"" + page.session() + "\",\"purpose\":\"" + purpose + "\"}");
    }

    private static String chosen(TestHost host, String id) {
        return host.reply(id).at("/result/certificate").asText();
    }

    private static String text(SoftwareKey key) throws Exception {
        return Bytes.copyOf(key.certificate().getEncoded()).toBase64();
    }
}
