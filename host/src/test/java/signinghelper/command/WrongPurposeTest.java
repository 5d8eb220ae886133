package signinghelper.command;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.prompt.OfferedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;

import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.command.TestCertificates.ACCOUNT;

/** RFC 5280, 4.2.1.12: a certificate for TLS servers signs nothing for a person, and costs no PIN to find out. */
class WrongPurposeTest {
    private static final String NONCE = "A0-_".repeat(11);

    enum Asking {
        LOGIN(page -> page.logIn("1", NONCE), "1"),
        BINDING(page -> LoginBindCommandTest.bind(page, NONCE, ACCOUNT), "bind"),
        SIGNATURE(page -> page.sign("1"), "1");

        private final Consumer<TestPage> ask;
        private final String id;

        Asking(Consumer<TestPage> ask, String id) {
            this.ask = ask;
            this.id = id;
        }
    }

    @ParameterizedTest
    @EnumSource
    void certificateIsShownWithItsReasonAndCostsNoPin(Asking asking) throws Exception {
        var uKey = new FakeToken("A").with(TestCertificates.keyOfAServer(SoftwareKey.Kind.SM2), KeyEntry.Use.SIGNATURE);
        try (var host = new TestHost(new FakeDriver("fake", uKey))) {
            host.prompt().closeWindow();
            asking.ask.accept(host.open());

            assertThat(host.codeOf(asking.id)).isEqualTo("CERTIFICATE_USAGE_WRONG");
            assertThat(host.prompt().nextQuestion().keys())
                    .extracting(OfferedKey::blocked)
                    .extracting(refusal -> refusal == null ? null : refusal.code())
                    .containsExactly(ErrorCode.CERTIFICATE_USAGE_WRONG);
            assertThat(uKey.logins()).isZero();
        }
    }
}
