package signinghelper.portal.spring;

import io.micrometer.core.instrument.MeterRegistry;

import java.time.Duration;

/** Meters of logins by certificate, and of the challenges for them. */
final class LoginMeters implements LoginWatch {
    private final MeterRegistry registry;

    LoginMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void ended(String outcome, Duration time) {
        registry.timer("signing.helper.login", "outcome", outcome).record(time);
    }

    @Override
    public void challenge(String outcome) {
        registry.counter("signing.helper.challenge", "outcome", outcome).increment();
    }
}
