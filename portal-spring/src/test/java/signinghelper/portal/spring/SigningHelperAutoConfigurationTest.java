package signinghelper.portal.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.authentication.configuration.AuthenticationConfiguration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.revocation.ServerState;
import signinghelper.portal.authentication.BindingTokenValidator;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.InMemoryChallengeStore;
import signinghelper.portal.authentication.LoginTokenValidator;
import signinghelper.portal.authentication.PortalOrigins;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.config.Customizer.withDefaults;
import static signinghelper.portal.spring.SigningHelperLoginConfigurer.signingHelperLogin;

class SigningHelperAutoConfigurationTest {
    @TempDir
    private static Path folder;

    private static TestApplication application;

    @BeforeAll
    static void makeApplication() throws Exception {
        application = TestApplication.in(folder);
        Files.writeString(folder.resolve("empty.pem"), "nothing\n");
    }

    @Test
    void propertiesMakeTheLibrarysParts() {
        application.runner().run(context -> {
            assertThat(context)
                    .hasSingleBean(LoginTokenValidator.class)
                    .hasSingleBean(BindingTokenValidator.class)
                    .hasSingleBean(Bindings.class)
                    .hasSingleBean(SigningHelperHealthIndicator.class);
            assertThat(context.getBean(PortalOrigins.class)).isEqualTo(PortalOrigins.of(TestApplication.ORIGIN));
            assertThat(context.getBean(ChallengeStore.class)).isInstanceOf(InMemoryChallengeStore.class);
        });
    }

    @Test
    void aStoreOfTheApplicationTakesThePlaceOfTheOneInMemory() {
        application.runner().withUserConfiguration(OwnStore.class).run(context -> {
            assertThat(context.getBean(ChallengeStore.class)).isInstanceOf(OwnStore.Store.class);
            assertThat(context).hasSingleBean(LoginTokenValidator.class);
        });
    }

    @Test
    void onlineRevocationRefusesWhenNoServerAnswers() {
        var authority = application.holder().authority().certificate();
        application
                .runner()
                .withPropertyValues(
                        "signing-helper.revocation.check=online",
                        "signing-helper.revocation.authorities[0].certificate=file:" + application.anchor(),
                        "signing-helper.revocation.authorities[0].responders=http://127.0.0.1:1/")
                .run(context -> assertThatThrownBy(() -> context.getBean(RevocationPolicy.class)
                                .require(List.of(application.holder().certificate(), authority), TestAuthority.NOW))
                        .isInstanceOfSatisfying(
                                CertificateRefusedException.class,
                                e -> assertThat(e.reason())
                                        .isEqualTo(CertificateRefusedException.Reason.REVOCATION_UNKNOWN)));
    }

    @Test
    void anApplicationWithMicrometerHasMeters() {
        application
                .runner()
                .withConfiguration(AutoConfigurations.of(SigningHelperMetersAutoConfiguration.class))
                .withBean(SimpleMeterRegistry.class)
                .withPropertyValues(
                        "signing-helper.revocation.check=online",
                        "signing-helper.revocation.authorities[0].certificate=file:" + application.anchor(),
                        "signing-helper.revocation.authorities[0].responders=http://127.0.0.1:1/")
                .run(context -> {
                    assertThat(context.getBean(LoginWatch.class)).isInstanceOf(LoginMeters.class);
                    assertThat(context.getBean(MeterRegistry.class)
                                    .find("signing.helper.revocation")
                                    .functionCounters())
                            .hasSize(ServerState.Outcome.values().length);
                });
        application.runner().run(context -> assertThat(context).doesNotHaveBean(LoginWatch.class));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aCaWithoutServersStopsTheStartOrIsWarnedOfOnce(CapturedOutput log) {
        var other = TestAuthority.root(TestKey.P384).certificate();
        var anchors = new TrustAnchors(List.of(application.holder().authority().certificate(), other), List.of());
        var online = application
                .runner()
                .withBean(TrustAnchors.class, () -> anchors)
                .withPropertyValues(
                        "signing-helper.revocation.check=online",
                        "signing-helper.revocation.authorities[0].certificate=file:" + application.anchor(),
                        "signing-helper.revocation.authorities[0].responders=http://127.0.0.1:1/");

        online.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining(
                        "'signing-helper.revocation.authorities' has no entry for 'CN=Test root P384,C=CN'"));
        online.withPropertyValues("signing-helper.revocation.on-unknown=accept")
                .run(context -> assertThat(context).hasNotFailed());
        assertThat(log.getOut().lines().filter(line -> line.contains("revoked certificates log in")))
                .singleElement()
                .asString()
                .endsWith("'CN=Test root P384,C=CN': their revoked certificates log in");
    }

    /** Spring Security asks a provider bean alone, so logins by password would fail. */
    @Test
    void passwordsStillLogIn() {
        application.runner().withUserConfiguration(WithAccounts.class).run(context -> {
            assertThat(context).doesNotHaveBean(AuthenticationProvider.class).hasSingleBean(SecurityFilterChain.class);
            var byPassword = Objects.requireNonNull(context.getBean(AuthenticationManager.class)
                    .authenticate(UsernamePasswordAuthenticationToken.unauthenticated("somebody", "password")));
            assertThat(byPassword.isAuthenticated()).isTrue();
        });
    }

    @Test
    void aChainWithoutAccountsSaysWhichBeanIsMissing() {
        application
                .runner()
                .withUserConfiguration(WithoutAccounts.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining(CertificateAccounts.class.getName()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    signing-helper.origins=,                            signing-helper.origins,                 is missing
                    signing-helper.origins=https://portal.example/,     signing-helper.origins[0],              no usable origin
                    signing-helper.origins=http://portal.example,       signing-helper.origins[0],              no usable origin
                    signing-helper.trust.anchors=,                      signing-helper.trust.anchors,           is missing
                    signing-helper.trust.anchors=file:FOLDER/no.pem,    signing-helper.trust.anchors[0],        cannot be read
                    signing-helper.trust.anchors=file:FOLDER/empty.pem, signing-helper.trust.anchors[0],        without readable certificates
                    signing-helper.revocation.check=,                   signing-helper.revocation.check,        is missing
                    signing-helper.revocation.check=online,             signing-helper.revocation.authorities,  is missing
                    signing-helper.revocation.keep=11m,                 signing-helper.revocation.keep,         is PT11M
                    signing-helper.revocation.list-folder=FOLDER/empty.pem, signing-helper.revocation.list-folder, no file can be written
                    signing-helper.challenge.life=6m,                   signing-helper.challenge.life,          is PT6M
                    signing-helper.challenge.life=0s,                   signing-helper.challenge.life,          is PT0S
                    signing-helper.challenge.capacity=0,                signing-helper.challenge.capacity,      is 0
                    signing-helper.paths.login=login,                   signing-helper.paths.login,             is 'login'
                    """)
    void aWrongPropertyStopsTheStartAndIsNamed(String wrong, String property, String reason) {
        application
                .runner()
                .withUserConfiguration(WithAccounts.class)
                .withPropertyValues(online(wrong))
                .withPropertyValues(wrong.replace("FOLDER", folder.toString()))
                .run(context -> {
                    var failure = Objects.requireNonNull(context.getStartupFailure(), "it started");
                    var analysis = Objects.requireNonNull(new WrongPropertyAnalyzer().analyze(failure));
                    assertThat(analysis.getDescription()).contains("'" + property + "'", reason);
                    assertThat(analysis.getAction()).isNotBlank();
                });
    }

    /** Properties about the servers count only where those are asked. */
    private static String[] online(String wrong) {
        return wrong.matches("signing-helper.revocation.(?:keep|list-folder)=.*")
                ? new String[] {
                    "signing-helper.revocation.check=online",
                    "signing-helper.revocation.authorities[0].certificate=file:" + application.anchor(),
                    "signing-helper.revocation.authorities[0].responders=http://127.0.0.1:1/"
                }
                : new String[0];
    }

    @Test
    void anAuthorityNeedsACertificateAndAServer() {
        var online = application.runner().withPropertyValues("signing-helper.revocation.check=online");
        online.withPropertyValues("signing-helper.revocation.authorities[0].responders=http://ocsp.example/")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("'signing-helper.revocation.authorities[0].certificate' is missing"));
        online.withPropertyValues(
                        "signing-helper.revocation.authorities[0].certificate=file:" + application.anchor(),
                        "signing-helper.revocation.authorities[0].lists=ldap://ca.example/")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("'signing-helper.revocation.authorities[0]' has no usable server"));
    }

    /** Boot's own analyzer repeats every cause in a sentence of its own, so ours comes first. */
    @Test
    void bootAsksTheAnalyzerFirst() {
        var analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, FailureHandler.handleMessage((message, cause) -> {}));

        assertThat(analyzers).first().isInstanceOf(WrongPropertyAnalyzer.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnStore {
        record Store() implements ChallengeStore {
            @Override
            public Challenge issue(Challenge.Purpose purpose, String browserSession) {
                throw new IllegalStateException("the store is down");
            }

            @Override
            public Optional<Challenge> consume(String nonce) {
                return Optional.empty();
            }
        }

        @Bean
        ChallengeStore ownStore() {
            return new Store();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithoutAccounts {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.with(signingHelperLogin(), withDefaults()).build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithAccounts {
        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("somebody").password("{noop}password").build());
        }

        @Bean
        CertificateAccounts accounts() {
            return identity -> Optional.empty();
        }

        @Bean
        AuthenticationManager manager(AuthenticationConfiguration configuration) throws Exception {
            return Objects.requireNonNull(configuration.getAuthenticationManager());
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.with(signingHelperLogin(), withDefaults()).build();
        }
    }
}
