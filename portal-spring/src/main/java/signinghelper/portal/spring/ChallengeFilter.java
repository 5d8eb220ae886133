package signinghelper.portal.spring;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.ChallengesUnavailableException;

import java.io.IOException;

/** Endpoint that gives a nonce for a login to the browser's session: <code>{"nonce": "…"}</code>. */
final class ChallengeFilter implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(ChallengeFilter.class);

    private final PathTemplate endpoint;
    private final ChallengeStore challenges;
    private final LoginWatch watch;

    ChallengeFilter(PathTemplate endpoint, ChallengeStore challenges, LoginWatch watch) {
        this.watch = watch;
        this.endpoint = endpoint;
        this.challenges = challenges;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asked
                && response instanceof HttpServletResponse answer
                && endpoint.matches(asked)) {
            answer(asked, answer);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void answer(HttpServletRequest asked, HttpServletResponse answer) throws IOException {
        try {
            var challenge = challenges.issue(Challenge.Purpose.LOGIN, BrowserSession.name(asked));
            watch.challenge("ISSUED");
            // Base64, so nothing in it needs an escape.
            JsonAnswer.write(answer, HttpServletResponse.SC_OK, "{\"nonce\":\"" + challenge.nonce() + "\"}");
        } catch (ChallengesUnavailableException e) {
            watch.challenge("UNAVAILABLE");
            LOG.warn("No challenge issued: {}", e.getMessage());
            LoginAnswers.refuse(answer, CertificateLoginException.Code.TRY_LATER);
        }
    }
}
