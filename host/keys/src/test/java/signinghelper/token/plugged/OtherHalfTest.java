package signinghelper.token.plugged;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;
import signinghelper.token.KeyEntry.Use;
import signinghelper.token.PinState;
import signinghelper.token.SoftwareKey;
import signinghelper.token.SoftwareKey.Kind;
import signinghelper.token.TokenInfo;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class OtherHalfTest {
    private static final TokenInfo SKF = token("skf");
    private static final TokenInfo PKCS11 = token("pkcs11");
    private static final Duration YEAR = Duration.ofDays(365);

    private final TestAuthority authority = TestAuthority.root(TestKey.P256);

    private static TokenInfo token(String driver) {
        return new TokenInfo(driver, "A", "A", "serial", PinState.counted(6, 6, false));
    }

    private HeldKey held(TokenInfo token, String container, Use use, Kind kind, String holder, Duration later) {
        var begin = TestAuthority.NOW.plus(later);
        var usage = use == Use.SIGNATURE ? KeyUsage.digitalSignature : KeyUsage.keyEncipherment;
        var key = SoftwareKey.issued(
                kind,
                authority,
                wish -> wish.organisation(holder).keyUsage(usage).validity(begin, begin.plus(YEAR)));
        return new HeldKey(token, new KeyEntry(container, use, key.certificate()));
    }

    private HeldKey signs(String container, String holder) {
        return held(SKF, container, Use.SIGNATURE, Kind.SM2, holder, Duration.ZERO);
    }

    private HeldKey decrypts(String container, String holder) {
        return held(SKF, container, Use.ENCRYPTION, Kind.SM2, holder, Duration.ZERO);
    }

    private static UKey uKey(HeldKey... keys) {
        return new UKey(SKF, List.of(), List.of(keys), List.of(), null);
    }

    private static void areAPair(UKey token, HeldKey one, HeldKey other) {
        assertThat(token.otherHalf(one)).contains(other);
        assertThat(token.otherHalf(other)).contains(one);
    }

    private static void areNoPair(HeldKey one, HeldKey other) {
        assertThat(uKey(one, other).otherHalf(one)).isEmpty();
        assertThat(uKey(one, other).otherHalf(other)).isEmpty();
    }

    @Test
    void aContainerHoldsBothWhomeverTheyName() {
        var one = signs("1", "甲公司");
        var other = decrypts("1", "乙公司");

        areAPair(uKey(one, other), one, other);
    }

    @Test
    void withoutContainersBothHaveOneHolder() {
        var one = signs("1", "甲公司");
        var other = decrypts("2", "甲公司");

        areAPair(uKey(one, other), one, other);
        areNoPair(one, decrypts("2", "乙公司"));
    }

    @Test
    void aContainerCountsBeforeTheHolder() {
        var first = signs("1", "甲公司");
        var firstOther = held(SKF, "1", Use.ENCRYPTION, Kind.SM2, "甲公司", YEAR);
        var second = held(SKF, "2", Use.SIGNATURE, Kind.SM2, "甲公司", YEAR);
        var secondOther = decrypts("2", "甲公司");
        var all = uKey(first, second, firstOther, secondOther);

        areAPair(all, first, firstOther);
        areAPair(all, second, secondOther);
    }

    @Test
    void ofARenewedIdentityThoseBelongTogetherThatBeganTogether() {
        var earlier = held(PKCS11, "1", Use.SIGNATURE, Kind.RSA, "甲公司", Duration.ZERO);
        var earlierOther = held(PKCS11, "2", Use.ENCRYPTION, Kind.RSA, "甲公司", Duration.ofMinutes(5));
        var later = held(PKCS11, "3", Use.SIGNATURE, Kind.RSA, "甲公司", YEAR);
        var laterOther = held(PKCS11, "4", Use.ENCRYPTION, Kind.RSA, "甲公司", YEAR.minusMinutes(5));
        var all = uKey(laterOther, earlier, earlierOther, later);

        areAPair(all, earlier, earlierOther);
        areAPair(all, later, laterOther);
    }

    @Test
    void keysOfTwoKindsAreNoPair() {
        areNoPair(signs("1", "甲公司"), held(SKF, "2", Use.ENCRYPTION, Kind.RSA, "甲公司", Duration.ZERO));
    }

    @Test
    void twoOfOneUseAreNoPair() {
        areNoPair(signs("1", "甲公司"), signs("2", "甲公司"));
    }

    @Test
    void twoDriversMayReadTheHalvesOfOneUKey() {
        var one = signs("1", "甲公司");

        var other = held(PKCS11, "2", Use.ENCRYPTION, Kind.SM2, "甲公司", Duration.ZERO);
        areAPair(uKey(one, other), one, other);
        areNoPair(one, held(PKCS11, "1", Use.ENCRYPTION, Kind.SM2, "乙公司", Duration.ZERO));
    }
}
