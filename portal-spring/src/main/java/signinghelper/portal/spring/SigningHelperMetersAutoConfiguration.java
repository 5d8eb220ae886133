package signinghelper.portal.spring;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.revocation.OnlineRevocation;

import java.time.Clock;

/** Meters of logins by certificate, in applications that have Micrometer. */
@AutoConfiguration(
        after = SigningHelperAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            // Spring Boot 3.
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
public class SigningHelperMetersAutoConfiguration {

    @Bean
    LoginWatch loginMeters(MeterRegistry registry) {
        return new LoginMeters(registry);
    }

    @Bean
    SmartInitializingSingleton revocationMeters(
            MeterRegistry registry, ObjectProvider<RevocationPolicy> policies, ObjectProvider<Clock> clocks) {
        return () -> policies.ifUnique(policy -> {
            if (policy instanceof OnlineRevocation online) {
                new RevocationMeters(online, clocks.getIfUnique(Clock::systemUTC)).bindTo(registry);
            }
        });
    }
}
