package signinghelper.portal.spring;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.portal.authentication.ChallengeStore;

import java.time.Clock;

/** The health of logins by certificate, in applications that have Spring Boot's health. */
@AutoConfiguration(after = SigningHelperAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean({ChallengeStore.class, TrustAnchors.class})
@ConditionalOnEnabledHealthIndicator("signing-helper")
public class SigningHelperHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "signingHelperHealthIndicator")
    HealthIndicator signingHelperHealthIndicator(
            TrustAnchors anchors,
            ObjectProvider<AnchorFiles> files,
            ChallengeStore challenges,
            ObjectProvider<RevocationPolicy> revocation,
            ObjectProvider<Clock> clock) {
        var read = files.getIfUnique();
        return new SigningHelperHealthIndicator(
                read == null ? () -> anchors : read::anchors,
                challenges,
                revocation.getIfUnique(RevocationPolicy::none),
                clock.getIfUnique(Clock::systemUTC));
    }
}
