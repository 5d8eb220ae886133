package signinghelper.work;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.certificate.RevocationWatch;
import signinghelper.clock.KnownTime;
import signinghelper.clock.TimeSource;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;
import signinghelper.token.plugged.Tokens;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class KeyOfferTest {
    /** Its certificate is valid for 180 days before and after {@link TestAuthority#NOW}. */
    private final SoftwareKey key =
            SoftwareKey.issued(SoftwareKey.Kind.P256, TestAuthority.root(TestKey.P256), wish -> wish);

    private final Tokens tokens =
            new Tokens(List.of(new FakeDriver("fake", new FakeToken("a").with(key, KeyEntry.Use.SIGNATURE))));

    private KeyOffer at(Optional<Duration> contradiction) {
        return at(new KnownTime(TestAuthority.NOW, Duration.ZERO), contradiction);
    }

    private KeyOffer at(KnownTime now, Optional<Duration> contradiction) {
        var time = new TimeSource() {
            @Override
            public KnownTime now() {
                return now;
            }

            @Override
            public Optional<Duration> contradiction() {
                return contradiction;
            }
        };
        return new KeyOffer(
                tokens,
                time,
                new RevocationWatch((certificate, instant, patience) -> Optional.empty(), time),
                () -> HolderRules.USUAL);
    }

    @Test
    void nothingIsSignedByAClockThatIsContradicted() throws Exception {
        var offer = at(Optional.of(Duration.ofMinutes(-6)));

        var refusal = catchThrowableOfType(Refusal.class, () -> offer.toSign(key -> null));

        assertThat(refusal.code()).isEqualTo(ErrorCode.CLOCK_WRONG);
        assertThat(refusal.facts()).isEqualTo(Map.of("offset", "-0:06:00"));
        assertThat(offer.of(KeyEntry.Use.SIGNATURE).keys())
                .as("choosing signs nothing")
                .hasSize(1);
    }

    private OptionalLong daysToRenew(String later, String uncertainty, @Nullable Duration contradiction)
            throws Refusal {
        var now = new KnownTime(TestAuthority.NOW.plus(Duration.parse(later)), Duration.parse(uncertainty));
        return at(now, Optional.ofNullable(contradiction))
                .of(KeyEntry.Use.SIGNATURE)
                .keys()
                .get(0)
                .daysToRenew();
    }

    @ParameterizedTest
    @CsvSource({
        "P149DT23H59M59S, PT0S, ",
        "P150D, PT0S, 30",
        "P149DT23H59M59S, PT1S, 30",
        "P166D, PT0S, 14",
        "P179DT1H, PT0S, 0",
        "P179DT1H, PT24H, ",
        "P180DT1S, PT0S, "
    })
    void aCertificateIsToBeRenewedFromThirtyDaysBeforeItsEndByTheBestKnownTime(
            String later, String uncertainty, @Nullable Long days) throws Exception {
        var expected = days == null ? OptionalLong.empty() : OptionalLong.of(days);

        assertThat(daysToRenew(later, uncertainty, null)).isEqualTo(expected);
    }

    @Test
    void noDaysAreCountedByAClockThatIsContradicted() throws Exception {
        assertThat(daysToRenew("P166D", "PT0S", Duration.ofMinutes(-6))).isEmpty();
    }

    @Test
    void otherwiseTheKeysAreOffered() throws Exception {
        assertThat(at(Optional.empty()).toSign(key -> null).keys()).hasSize(1);
    }
}
