package signinghelper.portal.spring;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.TokenPurpose;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.ChallengesUnavailableException;
import signinghelper.portal.authentication.LoginTokenValidator;
import signinghelper.portal.authentication.NonceAndToken;
import signinghelper.portal.authentication.PortalOrigins;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Answers while the store of challenges, a server of its own, gives none. */
class StoreAwayTest {
    private static final String NONCE = "A".repeat(43) + "=";

    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/challenge");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    private record Away() implements ChallengeStore {
        @Override
        public Challenge issue(Challenge.Purpose purpose, String browserSession) {
            throw new ChallengesUnavailableException(new IOException("connection refused"));
        }

        @Override
        public Optional<Challenge> consume(String nonce) {
            throw new ChallengesUnavailableException(new IOException("connection refused"));
        }
    }

    @Test
    void aChallengeIsToBeAskedForLater() throws Exception {
        var endpoint = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/challenge");

        new ChallengeFilter(new PathTemplate("/challenge", endpoint), new Away(), LoginWatch.none())
                .doFilter(request, response, new MockFilterChain());

        assertToldToTryLater();
    }

    @Test
    void aLoginIsToBeTriedLater() throws Exception {
        var provider = new SigningHelperAuthenticationProvider(validator(), identity -> Optional.empty());

        assertThatThrownBy(() -> provider.authenticate(new LoginRequest(new NonceAndToken(NONCE, token()), "browser")))
                .isInstanceOfSatisfying(
                        CertificateLoginException.class,
                        e -> assertThat(answered(e)).isEqualTo(503));
        assertToldToTryLater();
    }

    private int answered(CertificateLoginException refused) {
        try {
            LoginAnswers.failed(request, response, refused);
            return response.getStatus();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertToldToTryLater() throws Exception {
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString()).contains("\"error\":\"TRY_LATER\"");
    }

    private static LoginTokenValidator validator() {
        return new LoginTokenValidator(
                PortalOrigins.of(TestApplication.ORIGIN),
                TestHolder.of(TestKey.P256).trust(),
                RevocationPolicy.none(),
                new Away(),
                Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));
    }

    /** A well-formed token; the store is asked before its signature is verified. */
    private static AuthenticationToken token() throws Exception {
        var algorithm = TestHolder.algorithm(TestKey.P256);
        var der = TestHolder.of(TestKey.P256).certificate().getEncoded();
        return new AuthenticationToken(
                Bytes.copyOf(der).toBase64(),
                algorithm.name(),
                Bytes.copyOf(new byte[64]).toBase64(),
                algorithm.format(TokenPurpose.LOGIN),
                "test");
    }
}
