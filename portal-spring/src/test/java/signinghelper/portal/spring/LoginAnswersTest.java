package signinghelper.portal.spring;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.RevocationServers;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.revocation.HttpRevocationTransport;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Tag("slow")
@ExtendWith(OutputCaptureExtension.class)
class LoginAnswersTest {
    /** Address of a responder at which nothing listens. */
    private static final URI RESPONDER = URI.create("http://127.0.0.1:1/ocsp");

    @Test
    void theLogNamesTheServersThatGaveNoAnswerAndTheUserIsToldNothingOfThem(CapturedOutput log) throws Exception {
        var authority = TestAuthority.root(TestKey.P256);
        var chain = List.of(authority.issue(TestKey.P256.generate()), authority.certificate());
        var policy = new OnlineRevocation(
                new HttpRevocationTransport(Duration.ofSeconds(5)),
                List.of(new RevocationServers(authority.certificate(), List.of(RESPONDER), List.of())));
        var unknown =
                catchThrowableOfType(CertificateRefusedException.class, () -> policy.require(chain, TestAuthority.NOW));
        var refused = new AuthenticationTokenException(AuthenticationTokenException.Reason.REVOCATION_UNKNOWN, unknown);
        var response = new MockHttpServletResponse();

        var login = new CertificateLoginException(refused);
        var asked = UsernamePasswordAuthenticationToken.unauthenticated("certificate", "");

        new RefusalLog(Clock.systemUTC()).refused(new CertificateLoginFailureEvent(asked, login), "192.0.2.1");
        LoginAnswers.failed(new MockHttpServletRequest(), response, login);

        assertThat(log).contains("Login refused: REVOCATION_UNKNOWN: ", RESPONDER + ": ConnectException");
        assertThat(response.getContentAsString())
                .contains("\"error\":\"LOGIN_FAILED\"")
                .doesNotContain("127.0.0.1", "REVOCATION", "ConnectException");
    }
}
