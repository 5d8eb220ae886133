package signinghelper.portal.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import signinghelper.portal.authentication.AuthenticationTokenException;

import java.io.IOException;
import java.time.Duration;

/** Endpoint that takes <code>{"nonce": …, "token": …}</code> and logs the user in. */
final class LoginFilter extends AbstractAuthenticationProcessingFilter {
    private static final Logger LOG = LoggerFactory.getLogger(LoginFilter.class);

    private final ApplicationEventPublisher events;
    private final RefusalLog refusals;
    private final LoginWatch watch;

    LoginFilter(PathTemplate endpoint, ApplicationEventPublisher events, RefusalLog refusals, LoginWatch watch) {
        super(endpoint::matches);
        this.events = events;
        this.refusals = refusals;
        this.watch = watch;
        setApplicationEventPublisher(events);
        setAuthenticationSuccessHandler(LoginAnswers::succeeded);
        setAuthenticationFailureHandler(LoginAnswers::failed);
    }

    @Override
    public @Nullable Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var begin = System.nanoTime();
        Authentication asked = UsernamePasswordAuthenticationToken.unauthenticated("certificate, not read", "");
        try {
            var login = request(request);
            asked = login;
            login.setDetails(authenticationDetailsSource.buildDetails(request));
            var accepted = getAuthenticationManager().authenticate(login);
            watch.ended(LoginWatch.ACCEPTED, since(begin));
            return accepted;
        } catch (CertificateLoginException e) {
            var refused = new CertificateLoginFailureEvent(asked, e);
            watch.ended(refused.outcome(), since(begin));
            refusals.refused(refused, request.getRemoteAddr());
            publish(refused);
            throw e;
        }
    }

    /** A listener that fails must not answer in the place of the refusal. */
    private void publish(CertificateLoginFailureEvent refused) {
        try {
            events.publishEvent(refused);
        } catch (RuntimeException e) {
            LOG.warn("A listener of refused logins has failed", e);
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static LoginRequest request(HttpServletRequest request) throws IOException {
        try {
            return new LoginRequest(RequestText.read(request), BrowserSession.existing(request));
        } catch (AuthenticationTokenException e) {
            throw new CertificateLoginException(e);
        }
    }
}
