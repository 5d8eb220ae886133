package signinghelper.samples.spring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;

import static org.springframework.security.config.Customizer.withDefaults;
import static signinghelper.portal.spring.SigningHelperLoginConfigurer.signingHelperLogin;

/** Logins by password and by certificate, for a page that asks by script. Protection against CSRF is Spring's default. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String OWN_FILES_ONLY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                    + "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static final String[] PUBLIC = {
        "/",
        "/index.html",
        "/portal.js",
        "/portal.css",
        "/signing-helper.js",
        "/signing-helper-elements.js",
        "/api/csrf",
        "/actuator/health",
        "/error"
    };

    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(paths ->
                        paths.requestMatchers(PUBLIC).permitAll().anyRequest().authenticated())
                .with(signingHelperLogin(), withDefaults())
                .formLogin(form -> form.loginPage("/")
                        .loginProcessingUrl("/api/password-login")
                        .successHandler((request, response, login) -> response.setStatus(204))
                        // Without an address it answers 401.
                        .failureHandler(new SimpleUrlAuthenticationFailureHandler()))
                .logout(logout -> logout.logoutUrl("/api/logout")
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(OWN_FILES_ONLY)))
                .build();
    }

    @Bean
    PasswordEncoder passwords() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
