package signinghelper.portal.spring;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.event.AbstractAuthenticationEvent;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.login.TokenPurpose;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.ChallengeStore;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;
import static signinghelper.portal.spring.SigningHelperLoginConfigurer.signingHelperLogin;

/** A refused login in the chain of an application, with all that Spring Security puts around it. */
class LoginChainTest {
    private static final String TOKEN = """
            {"nonce": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "token": {"unverifiedCertificate": "AA==",
             "algorithm": "ES256", "signature": "AA==", "format": "web-eid:1.0", "appVersion": "test"}}
            """;

    @TempDir
    private Path folder;

    @Test
    void aRefusalIsOneEventAndOneMeter() {
        TestApplication.in(folder)
                .runner()
                .withConfiguration(AutoConfigurations.of(SigningHelperMetersAutoConfiguration.class))
                .withBean(SimpleMeterRegistry.class)
                .withBean(CertificateAccounts.class, () -> identity -> Optional.empty())
                .withUserConfiguration(Application.class)
                .run(context -> {
                    var request = new MockHttpServletRequest("POST", "/signing-helper/login");
                    request.setContent(TOKEN.getBytes(StandardCharsets.UTF_8));
                    var response = new MockHttpServletResponse();

                    context.getBean("springSecurityFilterChain", Filter.class)
                            .doFilter(request, response, new MockFilterChain());

                    assertThat(response.getStatus()).isEqualTo(401);
                    assertThat(context.getBean(Events.class).seen())
                            .singleElement()
                            .isInstanceOfSatisfying(
                                    CertificateLoginFailureEvent.class,
                                    event -> assertThat(event.outcome()).isEqualTo("CHALLENGE_UNKNOWN"));
                    assertThat(context.getBean(SimpleMeterRegistry.class)
                                    .get("signing.helper.login")
                                    .tag("outcome", "CHALLENGE_UNKNOWN")
                                    .timer()
                                    .count())
                            .isEqualTo(1);
                });
    }

    /** It may be one object for all logins, as in a cache: without a password the login by password would fail. */
    @Test
    void theApplicationsAccountKeepsItsPassword() {
        var application = TestApplication.in(folder);
        var holder = application.holder();
        var account = new User("somebody", "{noop}password", AuthorityUtils.NO_AUTHORITIES);
        application
                .runner()
                .withBean(Clock.class, holder::clock)
                .withBean(CertificateAccounts.class, () -> identity -> Optional.of(account))
                .withUserConfiguration(Application.class)
                .run(context -> {
                    var request = new MockHttpServletRequest("POST", "/signing-helper/login");
                    var nonce = context.getBean(ChallengeStore.class)
                            .issue(Challenge.Purpose.LOGIN, BrowserSession.name(request))
                            .nonce();
                    request.setContent(token(holder, nonce).getBytes(StandardCharsets.UTF_8));
                    var response = new MockHttpServletResponse();

                    context.getBean("springSecurityFilterChain", Filter.class)
                            .doFilter(request, response, new MockFilterChain());

                    assertThat(response.getStatus()).isEqualTo(204);
                    assertThat(account.getPassword()).isEqualTo("{noop}password");
                });
    }

    private static String token(TestHolder holder, String nonce) throws Exception {
        var algorithm = holder.algorithm();
        var signature = holder.kind().sign(holder.keys(), algorithm.loginMessage(TestApplication.ORIGIN, nonce));
        return """
                {"nonce": "%s", "token": {"unverifiedCertificate": "%s", "algorithm": "%s", "signature": "%s", "format": "%s", "appVersion": "test"}}
                """.formatted(
                        nonce,
                        Bytes.copyOf(holder.certificate().getEncoded()).toBase64(),
                        algorithm.name(),
                        Bytes.copyOf(signature).toBase64(),
                        algorithm.format(TokenPurpose.LOGIN));
    }

    record Events(List<AbstractAuthenticationEvent> seen) implements ApplicationListener<AbstractAuthenticationEvent> {
        @Override
        public void onApplicationEvent(AbstractAuthenticationEvent event) {
            seen.add(event);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Application {
        @Bean
        Events events() {
            return new Events(new ArrayList<>());
        }

        /** Logins by password make a second, parent manager, which knows no certificates. */
        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("somebody").password("{noop}password").build());
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.csrf(csrf -> csrf.disable())
                    .with(signingHelperLogin(), withDefaults())
                    .build();
        }
    }
}
