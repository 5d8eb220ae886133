package signinghelper.portal.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.LoginTokenValidator;

import java.time.Clock;
import java.util.Objects;

/**
 * Login by certificate in a filter chain: {@code http.with(signingHelperLogin(), withDefaults())}. Both endpoints stand
 * behind Spring Security's protection against CSRF, and before its authorisation.
 */
public final class SigningHelperLoginConfigurer
        extends AbstractHttpConfigurer<SigningHelperLoginConfigurer, HttpSecurity> {
    private @Nullable AuthenticationSuccessHandler successHandler;
    private @Nullable AuthenticationFailureHandler failureHandler;

    private SigningHelperLoginConfigurer() {}

    /** A configurer for one filter chain. */
    public static SigningHelperLoginConfigurer signingHelperLogin() {
        return new SigningHelperLoginConfigurer();
    }

    /** Answers a good login in another way than with status 204. */
    public SigningHelperLoginConfigurer successHandler(AuthenticationSuccessHandler handler) {
        successHandler = handler;
        return this;
    }

    /**
     * Answers a refused login in another way than with status 401 and {@code error} and {@code message} in JSON. The
     * exception is a {@link CertificateLoginException}.
     */
    public SigningHelperLoginConfigurer failureHandler(AuthenticationFailureHandler handler) {
        failureHandler = handler;
        return this;
    }

    @Override
    public void init(HttpSecurity http) {
        http.authenticationProvider(provider(http));
    }

    @Override
    public void configure(HttpSecurity http) {
        var properties = bean(http, SigningHelperProperties.class);
        var challenges = bean(http, ChallengeStore.class);
        var paths = properties.paths();
        http.addFilterBefore(
                new ChallengeFilter(post(paths.challenge()), challenges, watch(http)),
                UsernamePasswordAuthenticationFilter.class);
        http.addFilterBefore(login(http, post(paths.login())), UsernamePasswordAuthenticationFilter.class);
    }

    private LoginFilter login(HttpSecurity http, PathTemplate endpoint) {
        var context = shared(http, ApplicationContext.class);
        var refusals = new RefusalLog(context.getBeanProvider(Clock.class).getIfUnique(Clock::systemUTC));
        var filter = new LoginFilter(endpoint, context, refusals, watch(http));
        filter.setAuthenticationManager(manager(http));
        // A new session identifier and a new CSRF token after the login, as the application configures it.
        filter.setSessionAuthenticationStrategy(shared(http, SessionAuthenticationStrategy.class));
        filter.setSecurityContextRepository(shared(http, SecurityContextRepository.class));
        filter.setSecurityContextHolderStrategy(getSecurityContextHolderStrategy());
        if (successHandler != null) {
            filter.setAuthenticationSuccessHandler(successHandler);
        }
        if (failureHandler != null) {
            filter.setAuthenticationFailureHandler(failureHandler);
        }
        return filter;
    }

    /**
     * A manager of this login alone. The chain's own asks its parent too, which knows no certificates and tells every refusal
     * as "provider not found".
     */
    private static AuthenticationManager manager(HttpSecurity http) {
        var manager = new ProviderManager(provider(http));
        // The account may be one that the application keeps: its password is not ours to erase.
        manager.setEraseCredentialsAfterAuthentication(false);
        shared(http, ApplicationContext.class)
                .getBeanProvider(AuthenticationEventPublisher.class)
                .ifUnique(manager::setAuthenticationEventPublisher);
        return manager;
    }

    private static SigningHelperAuthenticationProvider provider(HttpSecurity http) {
        return new SigningHelperAuthenticationProvider(bean(http, LoginTokenValidator.class), accounts(http));
    }

    /** Within the application, wherever Spring MVC's own servlet is. */
    private static PathTemplate post(String path) {
        return new PathTemplate(path, PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path));
    }

    private static LoginWatch watch(HttpSecurity http) {
        return shared(http, ApplicationContext.class)
                .getBeanProvider(LoginWatch.class)
                .getIfUnique(LoginWatch::none);
    }

    private static CertificateAccounts accounts(HttpSecurity http) {
        return shared(http, ApplicationContext.class)
                .getBeanProvider(CertificateAccounts.class)
                .getIfUnique(() -> {
                    throw new IllegalStateException("Login by certificate needs one bean of "
                            + CertificateAccounts.class.getName()
                            + ", which finds the account that a certificate is bound to.");
                });
    }

    private static <T> T shared(HttpSecurity http, Class<T> type) {
        return Objects.requireNonNull(http.getSharedObject(type), type.getName());
    }

    private static <T> T bean(HttpSecurity http, Class<T> type) {
        return shared(http, ApplicationContext.class).getBean(type);
    }
}
