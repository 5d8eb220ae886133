package signinghelper.portal.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import signinghelper.portal.spring.CertificateLoginException.Code;

import java.io.IOException;

/** Answers to the page that sent a token. The reason of a refusal goes to the log alone. */
final class LoginAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(LoginAnswers.class);

    private LoginAnswers() {}

    static void succeeded(HttpServletRequest request, HttpServletResponse response, Authentication login) {
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (refused instanceof CertificateLoginException known) {
            refuse(response, known.code());
        } else {
            LOG.warn("Login refused: {}", refused.getMessage());
            refuse(response, Code.LOGIN_FAILED);
        }
    }

    static void refuse(HttpServletResponse response, Code code) throws IOException {
        var status = code == Code.TRY_LATER
                ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                : HttpServletResponse.SC_UNAUTHORIZED;
        // Texts of our own, so nothing in them needs an escape.
        JsonAnswer.write(response, status, "{\"error\":\"" + code + "\",\"message\":\"" + code.message() + "\"}");
    }
}
