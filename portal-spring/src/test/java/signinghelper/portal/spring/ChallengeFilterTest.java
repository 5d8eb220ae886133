package signinghelper.portal.spring;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.InMemoryChallengeStore;

import java.time.Clock;

import static org.assertj.core.api.Assertions.assertThat;

class ChallengeFilterTest {
    private final InMemoryChallengeStore store = new InMemoryChallengeStore(Clock.systemUTC(), 10);
    private final ChallengeFilter filter = new ChallengeFilter(
            new PathTemplate(
                    "/challenge", PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/challenge")),
            store,
            LoginWatch.none());
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain others = new MockFilterChain();

    /**
     * A nonce that a cache kept would be used twice; the answer forbids it even where Spring Security's headers are
     * off.
     */
    @Test
    void theAnswerIsKeptByNobody() throws Exception {
        filter.doFilter(request("POST"), response, others);

        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getContentType()).isEqualTo("application/json");
        assertThat(others.getRequest()).isNull();
    }

    @Test
    void theChallengeIsForALoginOfThisSession() throws Exception {
        var request = request("POST");

        filter.doFilter(request, response, others);

        var nonce = response.getContentAsString().replaceAll(".*:\"|\"}", "");
        var challenge = store.consume(nonce).orElseThrow();
        assertThat(challenge.purpose()).isEqualTo(Challenge.Purpose.LOGIN);
        assertThat(challenge.belongsTo(BrowserSession.existing(request))).isTrue();
        assertThat(challenge.browserSession())
                .as("not what opens the session")
                .isNotEqualTo(request.getSession().getId());
    }

    @Test
    void otherRequestsPass() throws Exception {
        filter.doFilter(request("GET"), response, others);

        assertThat(others.getRequest()).isNotNull();
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    private static MockHttpServletRequest request(String method) {
        return new MockHttpServletRequest(method, "/challenge");
    }
}
