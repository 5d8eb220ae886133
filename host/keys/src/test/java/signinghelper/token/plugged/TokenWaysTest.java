package signinghelper.token.plugged;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry.Use;
import signinghelper.token.KeyFault;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.SoftwareKey;
import signinghelper.token.SoftwareKey.Kind;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.LogManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

/** U-Keys that several drivers see. */
class TokenWaysTest {
    private final SoftwareKey rsa = SoftwareKey.make(Kind.RSA);
    private final SoftwareKey sm2 = SoftwareKey.make(Kind.SM2);

    @BeforeEach
    void logNothingToTheConsole() {
        LogManager.getLogManager().reset();
    }

    private static FakeToken holding(String label, SoftwareKey... keys) {
        var token = new FakeToken(label);
        for (var key : keys) {
            token.with(key, Use.SIGNATURE);
        }
        return token;
    }

    private static Tokens of(TokenDriver... drivers) {
        return new Tokens(List.of(drivers));
    }

    private static List<String> driversOfKeys(Tokens tokens) throws Refusal {
        return tokens.keys().stream().map(held -> held.token().driver()).toList();
    }

    @Test
    void sameCertificateIsOneUKeyByTheFirstDriver() throws Refusal {
        var first = holding("pkcs11", rsa);
        var second = holding("skf", rsa);
        var tokens = of(new FakeDriver("first", first), new FakeDriver("second", second));

        assertThat(tokens.list()).extracting(TokenInfo::driver).containsExactly("first");
        assertThat(driversOfKeys(tokens)).containsExactly("first");
        assertThat(tokens.read().tokens().get(0).otherWays())
                .extracting(TokenInfo::driver)
                .containsExactly("second");
        assertThat(first.isLeftAlone() && second.isLeftAlone()).isTrue();
        assertThat(second.logins()).isZero();
    }

    /** Holds for any label and any spelling of its serial number. */
    @Test
    void otherCertificateIsAnotherUKey() throws Refusal {
        var tokens = of(
                new FakeDriver("first", holding("same label", rsa).withSerial("1")),
                new FakeDriver("second", holding("same label", sm2).withSerial("1")));

        assertThat(tokens.list()).hasSize(2);
        assertThat(driversOfKeys(tokens)).containsExactly("first", "second");
    }

    @Test
    void keyIsReachedByTheDriverThatCanUseIt() throws Refusal {
        var pkcs11 = holding("pkcs11", rsa).withUnsupported(sm2);
        var skf = holding("skf", sm2);
        var tokens = of(new FakeDriver("pkcs11", pkcs11), new FakeDriver("skf", skf));

        assertThat(tokens.list()).extracting(TokenInfo::driver).containsExactly("pkcs11");
        assertThat(tokens.keys())
                .extracting(
                        held -> held.token().driver(),
                        held -> held.key().certificate(),
                        held -> held.key().obstacle())
                .containsExactly(tuple("pkcs11", rsa.certificate(), null), tuple("skf", sm2.certificate(), null));
    }

    @Test
    void driverThatCanUseNoKeyIsNotTheOneKept() throws Refusal {
        var useless = new FakeToken("pkcs11").withCertificateOf(sm2);
        var tokens = of(new FakeDriver("pkcs11", useless), new FakeDriver("skf", holding("skf", sm2)));

        assertThat(tokens.list()).extracting(TokenInfo::driver).containsExactly("skf");
        assertThat(tokens.keys()).extracting(held -> held.key().obstacle()).containsExactly((ErrorCode) null);
    }

    /** Only the kept way is logged in, so that one wrong PIN costs one try. */
    @Test
    void keptWayAloneIsOpenedToSign() throws Refusal {
        var first = holding("pkcs11", rsa);
        var second = holding("skf", rsa);
        var tokens = of(new FakeDriver("first", first), new FakeDriver("second", second));

        var key = tokens.keys().get(0);
        tokens.use(key.token(), session -> {
            session.login(Pin.ofAscii(FakeToken.PIN.getBytes(StandardCharsets.US_ASCII)), LastTryConsent.NONE);
            return session.pinState();
        });

        assertThat(first.logins()).isEqualTo(1);
        assertThat(second.logins()).isZero();
    }

    @Test
    void copiesThatOneDriverShowsAreTwo() throws Refusal {
        var tokens = of(new FakeDriver("first", holding("a", rsa), holding("b", rsa)));

        assertThat(tokens.list()).hasSize(2);
        assertThat(tokens.keys()).hasSize(2);
    }

    @Test
    void copiesThatTwoDriversShowAreToldApartBySerialNumber() throws Refusal {
        var tokens = of(
                new FakeDriver(
                        "first",
                        holding("a", rsa).withSerial("1"),
                        holding("b", rsa).withSerial("2")),
                new FakeDriver(
                        "second",
                        holding("c", rsa).withSerial("2"),
                        holding("d", rsa).withSerial("1")));

        var read = tokens.read().tokens();
        assertThat(read).hasSize(2);
        assertThat(read)
                .allSatisfy(token -> assertThat(token.otherWays())
                        .extracting(TokenInfo::serial)
                        .containsExactly(token.token().serial()));
    }

    /** Windows' store is like this: vendors' software copies the certificates of U-Keys into it. */
    @Test
    void storeKeepsOnlyWhatNoUKeyHolds() throws Refusal {
        var own = SoftwareKey.make(Kind.P256);
        var uKeys = new FakeDriver("skf", holding("a", rsa), holding("b", sm2));
        var all = new FakeDriver("windows", holding("Windows", rsa, sm2, own).withoutSerial());
        var copies = new FakeDriver("windows", holding("Windows", rsa, sm2).withoutSerial());

        assertThat(of(uKeys, copies).list()).extracting(TokenInfo::label).containsExactly("a", "b");
        assertThat(of(uKeys, all).list()).extracting(TokenInfo::label).containsExactly("a", "b", "Windows");
        assertThat(of(uKeys, all).keys())
                .extracting(held -> held.token().label(), held -> held.key().certificate())
                .containsExactly(
                        tuple("a", rsa.certificate()),
                        tuple("b", sm2.certificate()),
                        tuple("Windows", own.certificate()));
    }

    @Test
    void uKeysWithoutCertificatesAreNotTheSame() throws Refusal {
        var tokens = of(new FakeDriver("first", new FakeToken("a")), new FakeDriver("second", new FakeToken("b")));

        assertThat(tokens.list()).hasSize(2);
    }

    @Test
    void uKeyThatCannotBeReadStays() throws Refusal {
        var unreadable = new FakeDriver("second", new FakeToken("b")).whileOpening(() -> {
            throw Refusal.of(ErrorCode.DRIVER_FAILED);
        });
        var tokens = of(new FakeDriver("first", holding("a", rsa)), unreadable);

        assertThat(tokens.list()).extracting(TokenInfo::label).containsExactly("a", "b");
        assertThat(tokens.read().tokens().get(1).unreadable()).isPresent();
        assertThat(tokens.keys()).hasSize(1);
    }

    /** A fault that only another way shows does not matter. */
    @Test
    void faultsAreThoseOfTheKeptWay() throws Refusal {
        var fault = new KeyFault("RSA", ErrorCode.KEY_ABSENT);
        var tokens = of(
                new FakeDriver("first", holding("a", rsa)),
                new FakeDriver("second", holding("b", rsa).with(fault)));

        assertThat(tokens.contents().faults()).isEmpty();
    }
}
