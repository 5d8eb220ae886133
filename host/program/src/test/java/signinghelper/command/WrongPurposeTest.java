package signinghelper.command;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.prompt.OfferedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.command.TestCertificates.ACCOUNT;

/** RFC 5280, 4.2.1.12: a certificate for TLS servers signs nothing for a user, and no PIN is needed to find out. */
class WrongPurposeTest {
    private static final String NONCE = "A0-_".repeat(11);

    enum Asking {
        LOGIN,
        BINDING,
        SIGNATURE
    }

    /** Returns the request's id. */
    private static String ask(Asking asking, TestPage page) {
        switch (asking) {
            case LOGIN -> page.logIn("1", NONCE);
            case BINDING -> LoginBindCommandTest.bind(page, NONCE, ACCOUNT);
            case SIGNATURE -> page.sign("1");
        }
        return asking == Asking.BINDING ? "bind" : "1";
    }

    @ParameterizedTest
    @EnumSource
    void certificateIsShownWithItsReasonAndCostsNoPin(Asking asking) throws Exception {
        var uKey = new FakeToken("A").with(TestCertificates.keyOfAServer(SoftwareKey.Kind.SM2), KeyEntry.Use.SIGNATURE);
        try (var host = new TestHost(new FakeDriver("fake", uKey))) {
            host.prompt().closeWindow();
            var id = ask(asking, host.open());

            assertThat(host.codeOf(id)).isEqualTo("CERTIFICATE_USAGE_WRONG");
            assertThat(host.prompt().nextQuestion().offered().keys())
                    .extracting(OfferedKey::blocked)
                    .extracting(refusal -> refusal == null ? null : refusal.code())
                    .containsExactly(ErrorCode.CERTIFICATE_USAGE_WRONG);
            assertThat(uKey.logins()).isZero();
        }
    }
}
