package signinghelper.command;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.prompt.OfferedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;

import java.util.function.Consumer;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static signinghelper.command.TestCertificates.ACCOUNT;

/** RFC 5280, 4.2.1.12: a certificate for TLS servers signs nothing for a person, and costs no PIN to find out. */
class WrongPurposeTest {
    private static final String NONCE = "A0-_".repeat(11);

    private static Stream<Arguments> questions() {
        return Stream.of(
                arguments("1", asking(page -> page.logIn("1", NONCE))),
                arguments("bind", asking(page -> LoginBindCommandTest.bind(page, NONCE, ACCOUNT))),
                arguments("1", asking(page -> page.sign("1"))));
    }

    private static Consumer<TestPage> asking(Consumer<TestPage> question) {
        return question;
    }

    @ParameterizedTest
    @MethodSource("questions")
    void certificateIsShownWithItsReasonAndCostsNoPin(String id, Consumer<TestPage> asking) throws Exception {
        var uKey = new FakeToken("A").with(TestCertificates.keyOfAServer(SoftwareKey.Kind.SM2), KeyEntry.Use.SIGNATURE);
        try (var host = new TestHost(new FakeDriver("fake", uKey))) {
            host.prompt().closeWindow();
            asking.accept(host.open());

            assertThat(host.codeOf(id)).isEqualTo("CERTIFICATE_USAGE_WRONG");
            assertThat(host.prompt().nextQuestion().keys())
                    .extracting(OfferedKey::blocked)
                    .extracting(refusal -> refusal == null ? null : refusal.code())
                    .containsExactly(ErrorCode.CERTIFICATE_USAGE_WRONG);
            assertThat(uKey.logins()).isZero();
        }
    }
}
