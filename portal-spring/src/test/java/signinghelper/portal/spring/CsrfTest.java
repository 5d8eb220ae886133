package signinghelper.portal.spring;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfToken;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;
import static signinghelper.portal.spring.SigningHelperLoginConfigurer.signingHelperLogin;

/** The two ways in which a page gets its CSRF token, told apart in docs/spring-boot.md. */
class CsrfTest {
    private static final String COOKIE = "XSRF-TOKEN";

    @TempDir
    private Path folder;

    @Test
    void withSpaThePageSendsTheCookieAndNotTheMaskedToken() {
        TestApplication.in(folder).runner().withUserConfiguration(Spa.class).run(context -> {
            var page = new MockHttpServletRequest("GET", "/");
            var response = new MockHttpServletResponse();
            filter(context).doFilter(page, response, new MockFilterChain());
            var cookie = Objects.requireNonNull(response.getCookie(COOKIE));
            var attribute = Objects.requireNonNull(page.getAttribute(CsrfToken.class.getName()));
            var masked = ((CsrfToken) attribute).getToken();

            assertThat(challenge(context, cookie, cookie.getValue())).isEqualTo(200);
            assertThat(masked).isNotEqualTo(cookie.getValue());
            assertThat(challenge(context, cookie, masked)).isEqualTo(403);
        });
    }

    private static Filter filter(ApplicationContext context) {
        return context.getBean("springSecurityFilterChain", Filter.class);
    }

    private static int challenge(ApplicationContext context, Cookie cookie, String token) throws Exception {
        var request = new MockHttpServletRequest("POST", "/signing-helper/challenge");
        request.setCookies(cookie);
        request.addHeader("X-" + COOKIE, token);
        var response = new MockHttpServletResponse();
        filter(context).doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    @Configuration(proxyBeanMethods = false)
    static class Spa {
        @Bean
        CertificateAccounts accounts() {
            return identity -> Optional.empty();
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.csrf(csrf -> csrf.spa())
                    .with(signingHelperLogin(), withDefaults())
                    .build();
        }
    }
}
