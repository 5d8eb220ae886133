package signinghelper.portal.spring;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.revocation.RevocationTransport;
import signinghelper.portal.authentication.BindingTokenValidator;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.InMemoryChallengeStore;
import signinghelper.portal.authentication.LoginTokenValidator;
import signinghelper.portal.authentication.PortalOrigins;
import signinghelper.portal.authentication.SigningChallenges;
import signinghelper.portal.revocation.HttpRevocationTransport;

import java.time.Clock;

/**
 * The portal library's parts as beans, from {@code signing-helper.*}. A bean of the application takes the place of each.
 * Its {@link Clock} and {@link HolderRules} are taken where it has one of them.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SigningHelperProperties.class)
public class SigningHelperAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PortalOrigins portalOrigins(SigningHelperProperties properties) {
        return ConfiguredOrigins.of(properties.origins());
    }

    @Bean
    @ConditionalOnMissingBean({TrustAnchors.class, CertificateTrust.class})
    AnchorFiles anchorFiles(SigningHelperProperties properties, ObjectProvider<RevocationPolicy> revocation) {
        return new AnchorFiles(
                properties.trust(), changed -> revocation.ifUnique(policy -> RevocationCoverage.warn(changed, policy)));
    }

    @Bean
    @ConditionalOnMissingBean({TrustAnchors.class, CertificateTrust.class})
    TrustAnchors trustAnchors(AnchorFiles files) {
        return files.anchors();
    }

    @Bean
    @ConditionalOnMissingBean
    CertificateTrust certificateTrust(
            TrustAnchors anchors, ObjectProvider<AnchorFiles> files, ObjectProvider<HolderRules> holders) {
        var rules = holders.getIfUnique(() -> HolderRules.USUAL);
        var read = files.getIfUnique();
        return read == null
                ? anchors.trust(rules)
                : CertificateTrust.following(read::trust).reading(rules);
    }

    @Bean
    @ConditionalOnMissingBean
    RevocationTransport revocationTransport(SigningHelperProperties properties) {
        return new HttpRevocationTransport(properties.revocation().patience());
    }

    @Bean
    @ConditionalOnMissingBean
    RevocationPolicy revocationPolicy(
            SigningHelperProperties properties, RevocationTransport transport, ObjectProvider<TrustAnchors> anchors) {
        var policy = ConfiguredRevocation.of(properties.revocation(), transport);
        anchors.ifUnique(trusted -> RevocationCoverage.require(trusted, policy));
        return policy;
    }

    @Bean
    @ConditionalOnMissingBean
    ListRefresh listRefresh(RevocationPolicy revocation, ObjectProvider<Clock> clock) {
        return new ListRefresh(revocation, clock(clock));
    }

    @Bean
    @ConditionalOnMissingBean
    ChallengeStore challengeStore(SigningHelperProperties properties, ObjectProvider<Clock> clock) {
        var capacity = properties.challenge().capacity();
        if (capacity < 1) {
            throw new WrongPropertyException(
                    "signing-helper.challenge.capacity",
                    "is " + capacity,
                    "Set it to more than users ask for within five minutes, for example 100000.");
        }
        return new InMemoryChallengeStore(clock(clock), capacity);
    }

    @Bean
    @ConditionalOnMissingBean
    LoginTokenValidator loginTokenValidator(
            PortalOrigins origins,
            CertificateTrust trust,
            RevocationPolicy revocation,
            ChallengeStore challenges,
            SigningHelperProperties properties,
            ObjectProvider<Clock> clock) {
        return new LoginTokenValidator(origins, trust, revocation, shorter(challenges, properties), clock(clock));
    }

    @Bean
    @ConditionalOnMissingBean
    BindingTokenValidator bindingTokenValidator(
            PortalOrigins origins,
            CertificateTrust trust,
            RevocationPolicy revocation,
            ChallengeStore challenges,
            SigningHelperProperties properties,
            ObjectProvider<Clock> clock) {
        return new BindingTokenValidator(origins, trust, revocation, shorter(challenges, properties), clock(clock));
    }

    @Bean
    @ConditionalOnMissingBean
    Bindings bindings(ChallengeStore challenges, BindingTokenValidator validator) {
        return new Bindings(challenges, validator);
    }

    @Bean
    @ConditionalOnMissingBean
    SigningChallenges signingChallenges(ChallengeStore challenges, ObjectProvider<Clock> clock) {
        return new SigningChallenges(challenges, clock(clock));
    }

    private static ChallengeStore shorter(ChallengeStore store, SigningHelperProperties properties) {
        return new ShorterChallenges(store, properties.challenge().life());
    }

    private static Clock clock(ObjectProvider<Clock> clock) {
        return clock.getIfUnique(Clock::systemUTC);
    }
}
