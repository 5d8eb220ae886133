package signinghelper.certificate;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.clock.KnownTime;
import signinghelper.protocol.ErrorCode;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;
import signinghelper.token.PinState;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenInfo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class UsabilityTest {

    /** The certificate is valid from 2026-01-01T12:00:00Z to 2036-01-01T12:00:00Z, both included. */
    @ParameterizedTest
    @CsvSource({
        "P256, SIGNATURE, 6, 2026-01-01T12:00:00Z, 0,",
        "P256, SIGNATURE, 6, 2036-01-01T12:00:00Z, 0,",
        "P256, SIGNATURE, 6, 2026-01-01T11:59:59Z, 0, CERTIFICATE_NOT_YET_VALID",
        "P256, SIGNATURE, 6, 2036-01-01T12:00:01Z, 0, CERTIFICATE_EXPIRED",
        "P256, SIGNATURE, 6, 2026-01-01T11:59:59Z, 1,",
        "P256, SIGNATURE, 6, 2036-01-01T12:00:01Z, 1,",
        "P256, SIGNATURE, 6, 2026-01-01T11:59:58Z, 1, CERTIFICATE_NOT_YET_VALID",
        "P256, SIGNATURE, 6, 2036-01-01T12:00:02Z, 1, CERTIFICATE_EXPIRED",
        "SM2, SIGNATURE, 6, 2030-01-01T00:00:00Z, 0,",
        "P521, SIGNATURE, 6, 2030-01-01T00:00:00Z, 0, KEY_UNSUPPORTED",
        "SHORT_RSA, SIGNATURE, 6, 2030-01-01T00:00:00Z, 0, KEY_UNSUPPORTED",
        "P521, ENCRYPTION, 6, 2030-01-01T00:00:00Z, 0,",
        "P256, SIGNATURE, 1, 2030-01-01T00:00:00Z, 0,",
        "P256, SIGNATURE, 0, 2030-01-01T00:00:00Z, 0, PIN_LOCKED",
        "P256, SIGNATURE, 0, 2040-01-01T00:00:00Z, 0, CERTIFICATE_EXPIRED"
    })
    void theFirstThatStandsInTheWayIsTold(
            SoftwareKey.Kind kind,
            KeyEntry.Use use,
            int triesLeft,
            Instant now,
            long uncertainSeconds,
            ErrorCode code) {
        var token = new TokenInfo("fake", "A", "A", "serial", PinState.counted(triesLeft, 6, false));
        var held = new HeldKey(token, SoftwareKey.make(kind).entry(use));

        assertThat(Usability.obstacle(held, new KnownTime(now, Duration.ofSeconds(uncertainSeconds))))
                .isEqualTo(Optional.ofNullable(code));
    }

    /** Bits of {@link KeyUsage}; the CA's word counts before the place on the U-Key. */
    @ParameterizedTest
    @CsvSource({
        "SIGNATURE, 0x80, true",
        "SIGNATURE, 0x40, true",
        "SIGNATURE, 0xa0, true",
        "SIGNATURE, 0x20, false",
        "SIGNATURE, 0x38, false",
        "ENCRYPTION, 0x20, true",
        "ENCRYPTION, 0x10, true",
        "ENCRYPTION, 0x08, true",
        "ENCRYPTION, 0xa0, true",
        "ENCRYPTION, 0x80, false",
        "ENCRYPTION, 0xc0, false",
        "ENCRYPTION, 0x04, false"
    })
    void aCertificateIsUsedForNothingThatItsAuthorityDidNotGiveItFor(KeyEntry.Use use, int usage, boolean usable) {
        var token = new TokenInfo("fake", "A", "A", "serial", PinState.counted(6, 6, false));
        var key = SoftwareKey.issued(
                SoftwareKey.Kind.P256, TestAuthority.root(TestKey.P256), wish -> wish.keyUsage(usage));

        assertThat(Usability.obstacle(
                        new HeldKey(token, key.entry(use)), new KnownTime(TestAuthority.NOW, Duration.ZERO)))
                .isEqualTo(usable ? Optional.empty() : Optional.of(ErrorCode.CERTIFICATE_USAGE_WRONG));
    }
}
