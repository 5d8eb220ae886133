package signinghelper.portal.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;
import signinghelper.portal.authentication.AuthenticationTokenException;

import java.io.IOException;

/** Endpoint that takes <code>{"nonce": …, "token": …}</code> and logs the user in. */
final class LoginFilter extends AbstractAuthenticationProcessingFilter {

    LoginFilter(RequestMatcher endpoint) {
        super(endpoint);
        setAuthenticationSuccessHandler(LoginAnswers::succeeded);
        setAuthenticationFailureHandler(LoginAnswers::failed);
    }

    @Override
    public @Nullable Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var login = request(request);
        login.setDetails(authenticationDetailsSource.buildDetails(request));
        return getAuthenticationManager().authenticate(login);
    }

    private static LoginRequest request(HttpServletRequest request) throws IOException {
        try {
            return new LoginRequest(RequestText.read(request), BrowserSession.existing(request));
        } catch (AuthenticationTokenException e) {
            throw new CertificateLoginException(e);
        }
    }
}
