package signinghelper.work;

import org.junit.jupiter.api.Test;
import signinghelper.certificate.RevocationWatch;
import signinghelper.clock.KnownTime;
import signinghelper.clock.TimeSource;
import signinghelper.formats.TestAuthority;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;
import signinghelper.token.Tokens;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class KeyOfferTest {
    private final Tokens tokens =
            new Tokens(List.of(new FakeDriver("fake", new FakeToken("a").with(SoftwareKey.Kind.P256))));

    private KeyOffer at(Optional<Duration> contradiction) {
        var time = new TimeSource() {
            @Override
            public KnownTime now() {
                return new KnownTime(TestAuthority.NOW, Duration.ZERO);
            }

            @Override
            public Optional<Duration> contradiction() {
                return contradiction;
            }
        };
        return new KeyOffer(
                tokens,
                time,
                new RevocationWatch((certificate, now, patience) -> Optional.empty(), time),
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

    @Test
    void otherwiseTheKeysAreOffered() throws Exception {
        assertThat(at(Optional.empty()).toSign(key -> null).keys()).hasSize(1);
    }
}
