package signinghelper.token.skf;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.junit.Eventually;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.PinState;
import signinghelper.token.SharedDrivers;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.bridge.BridgeDriver;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.token.SessionSteps.assertRefused;
import static signinghelper.token.SessionSteps.change;
import static signinghelper.token.SessionSteps.login;
import static signinghelper.token.SessionSteps.verifies;

/** Behaviour of SKF libraries beyond the contract of every driver, and differences between them. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SkfDriverTest {
    private static final String PIN = "271828";
    private static final String WRONG_PIN = "000000";
    private static final String DEVICE = "设备 1";
    private static final int TRIES = 4;
    private static final SoftwareKey SIGNING = SoftwareKey.make(SoftwareKey.Kind.SM2, "湖北测试有限公司");
    private static final SoftwareKey ENCRYPTING = SoftwareKey.make(SoftwareKey.Kind.SM2);
    private static final SoftwareKey RSA = SoftwareKey.make(SoftwareKey.Kind.RSA);

    private BridgedSkf skf;
    private final SharedDrivers drivers = new SharedDrivers();

    @BeforeAll
    void issue(@TempDir Path folder) throws Exception {
        skf = new BridgedSkf(folder.resolve("home"));
        skf.add(DEVICE, "投标锁", PIN, TRIES);
        skf.store(DEVICE, "容器 SM2", KeyEntry.Use.SIGNATURE, SIGNING);
        skf.store(DEVICE, "容器 SM2", KeyEntry.Use.ENCRYPTION, ENCRYPTING);
        skf.store(DEVICE, "RSA", KeyEntry.Use.SIGNATURE, RSA);
        skf.keep();
    }

    @BeforeEach
    void restore() throws Exception {
        drivers.restore();
        skf.restore();
    }

    @AfterAll
    void endChildren() {
        drivers.close();
    }

    private BridgeDriver driver(String layout, String... options) {
        return drivers.lend(layout + List.of(options), () -> skf.driver(layout, options));
    }

    /** A driver that no test before has used. */
    private BridgeDriver freshDriver(String layout) {
        return drivers.alone(skf.driver(layout));
    }

    private static TokenSession openFirst(BridgeDriver driver) throws Refusal {
        return driver.open(driver.list().get(0));
    }

    private static KeyEntry key(TokenSession session, SoftwareKey wanted) throws Refusal {
        return session.keys().stream()
                .filter(key -> key.certificate().equals(wanted.certificate()))
                .findAny()
                .orElseThrow();
    }

    // ---- layouts, names and lists ----

    @ParameterizedTest
    @CsvSource({
        "packed-32,utf-8", "natural-32,utf-8", "packed-64,utf-8", "natural-64,utf-8",
        "packed-32,gbk", "natural-32,gbk", "packed-64,gbk", "natural-64,gbk"
    })
    void everyLayoutAndEncodingIsReadAndSignsFrom(String layout, String names) throws Exception {
        skf.control().set("names", names);
        var driver = driver(layout);

        var token = driver.list().get(0);
        assertThat(token.label()).isEqualTo("投标锁");
        assertThat(token.serial()).isEqualTo("SN-投标锁");
        assertThat(token.pinState()).isEqualTo(PinState.counted(TRIES, TRIES, false));
        try (var session = driver.open(token)) {
            assertThat(session.keys())
                    .extracting(key -> key.container() + " " + key.use())
                    .containsExactlyInAnyOrder("容器 SM2 SIGNATURE", "容器 SM2 ENCRYPTION", "RSA SIGNATURE");
            assertThat(skf.devices().triesLeft(DEVICE)).isEqualTo(TRIES);
            login(session, PIN);
            assertThat(verifies(session, key(session, SIGNING))).isTrue();
            assertThat(verifies(session, key(session, RSA))).isTrue();
        }
        assertThat(skf.devices().triesLeft(DEVICE)).isEqualTo(TRIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"double", "single", "zero"})
    void emptyListsOfEveryFormAreEmpty(String form) throws Exception {
        skf.control().set("empty_list", form);
        var driver = driver("packed-32");
        assertThat(driver.list()).hasSize(1);

        skf.devices().unplug(DEVICE);
        assertThat(driver.list()).isEmpty();
    }

    @Test
    void threeUKeysAtOnceAreThree() throws Exception {
        skf.add("设备 2", "second", PIN, TRIES);
        skf.add("设备 3", "third", PIN, TRIES);
        var driver = driver("packed-32");

        assertThat(driver.list()).extracting(TokenInfo::label).containsExactlyInAnyOrder("投标锁", "second", "third");
        skf.devices().unplug("设备 2");
        assertThat(driver.list()).extracting(TokenInfo::label).containsExactlyInAnyOrder("投标锁", "third");
    }

    @Test
    void eachApplicationOfADeviceIsAUKeyOfItsOwn() throws Exception {
        var other = SoftwareKey.make(SoftwareKey.Kind.SM2);
        skf.store(DEVICE, "OTHER", "K", KeyEntry.Use.SIGNATURE, other);
        var driver = driver("packed-32");

        var tokens = driver.list();
        assertThat(tokens).extracting(TokenInfo::label).containsExactlyInAnyOrder("投标锁 DEMO", "投标锁 OTHER");
        assertThat(tokens).extracting(TokenInfo::reference).doesNotHaveDuplicates();
        for (var token : tokens) {
            try (var session = driver.open(token)) {
                var certificates = session.keys().stream().map(KeyEntry::certificate);
                assertThat(certificates.anyMatch(other.certificate()::equals))
                        .isEqualTo(token.label().endsWith("OTHER"));
            }
        }
    }

    @Test
    void oneThatCannotBeReadHidesNoOther() throws Exception {
        skf.add("设备 2", "second", PIN, TRIES);
        var driver = driver("packed-32");
        skf.control().set("fail_once.SKF_GetDevInfo", "0x0A000001");
        assertThat(driver.list()).hasSize(1);

        skf.control().set("fail.SKF_GetDevInfo", "0x0A000001");
        assertRefused(ErrorCode.DRIVER_FAILED, driver::list);
    }

    // ---- events, through the bridge ----

    @Test
    void tellsOfPluggingWhileItIsUsed() throws Exception {
        var driver = freshDriver("packed-32");
        var heard = new AtomicInteger();
        try (var watch = driver.watch(heard::incrementAndGet).orElseThrow();
                var session = openFirst(driver)) {
            login(session, PIN);
            skf.add("设备 2", "second", PIN, TRIES);
            skf.devices().unplug("设备 2");
            Eventually.until("heard of the second", () -> heard.get() > 0);
            assertThat(verifies(session, key(session, SIGNING))).isTrue();
            assertThat(watch.isOver()).isFalse();

            // Reported once until someone looks.
            assertThat(driver.list()).hasSize(1);
            var before = heard.get();
            skf.devices().plug("设备 2");
            Eventually.until("heard of it again", () -> heard.get() > before);
            assertThat(driver.list()).hasSize(2);
        }
    }

    @Tag("full")
    @Test
    void libraryThatTakesLongToSayThatItHasNoEventsHoldsUpNobody() throws Exception {
        skf.control().set("latency_ms.SKF_WaitForDevEvent", "2000");
        skf.control().set("fail.SKF_WaitForDevEvent", "0x0A000003");
        var driver = freshDriver("packed-32");
        var heard = new AtomicInteger();
        try (var watch = driver.watch(heard::incrementAndGet).orElseThrow()) {
            assertThat(driver.list()).hasSize(1);
            Eventually.until("told to look", () -> heard.get() > 0);
            assertThat(watch.hasNoEvents()).isTrue();
            assertThat(watch.isOver()).isFalse();
        }
        assertThat(driver.list()).hasSize(1);
    }

    // ---- PIN ----

    @ParameterizedTest
    @CsvSource({
        "0x0A000024, PIN_INCORRECT",
        "0x0A000026, PIN_INCORRECT",
        "0x0A000027, PIN_INCORRECT",
        "0x0A000025, PIN_LOCKED",
        "0x0A000023, TOKEN_REMOVED",
        "0x0A000001, DRIVER_FAILED",
        "0x0A000029, DRIVER_FAILED",
        "0x0A000033, DRIVER_FAILED",
        "0x88000043, DRIVER_FAILED"
    })
    void returnValueOfALoginDecidesWhatIsSaid(String value, ErrorCode expected) throws Exception {
        try (var session = openFirst(driver("packed-32"))) {
            skf.control().set("fail.SKF_VerifyPIN", value);
            if (expected == ErrorCode.TOKEN_REMOVED) {
                skf.control().set("fail.SKF_GetDevInfo", value);
                assertRefused(expected, () -> login(session, PIN));
                assertThat(skf.control().calls("SKF_VerifyPIN")).isZero();
            } else {
                assertRefused(expected, () -> login(session, PIN));
                assertThat(skf.control().calls("SKF_VerifyPIN")).isEqualTo(1);
            }
        }
        assertThat(skf.devices().triesLeft(DEVICE)).isEqualTo(TRIES);
    }

    @Test
    void alreadyLoggedInIsALogin() throws Exception {
        try (var session = openFirst(driver("packed-32"))) {
            skf.control().set("fail.SKF_VerifyPIN", "0x0A000028");
            login(session, PIN);
        }
        assertThat(skf.control().calls("SKF_VerifyPIN")).isEqualTo(1);
    }

    @Test
    void lastWrongPinThatIsCalledIncorrectHasLockedItAllTheSame() throws Exception {
        skf.control().set("last_wrong_pin", "incorrect");
        try (var session = openFirst(driver("packed-32"))) {
            for (var left = TRIES - 1; left > 0; left--) {
                assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, WRONG_PIN));
            }
            var agreed = LastTryConsent.to(session.pinState());
            assertRefused(ErrorCode.PIN_LOCKED, () -> login(session, WRONG_PIN, agreed));
            assertRefused(ErrorCode.PIN_LOCKED, () -> login(session, PIN));
        }
        assertThat(skf.control().calls("SKF_VerifyPIN")).isEqualTo(TRIES);
        assertThat(skf.devices().triesLeft(DEVICE)).isZero();
    }

    @Test
    void unlockedOneIsTriedAgain() throws Exception {
        try (var session = openFirst(driver("packed-32"))) {
            for (var i = 1; i < TRIES; i++) {
                assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, WRONG_PIN));
            }
            var agreed = LastTryConsent.to(session.pinState());
            assertRefused(ErrorCode.PIN_LOCKED, () -> login(session, WRONG_PIN, agreed));
            skf.devices().unlock(DEVICE);
            login(session, PIN);
            assertThat(verifies(session, key(session, SIGNING))).isTrue();
        }
    }

    @Test
    void pinOfImpossibleLengthIsWrongAndCostsNothing() throws Exception {
        try (var session = openFirst(driver("packed-32"))) {
            var refusal = assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, "123"));
            assertThat(refusal.facts()).containsEntry("triesLeft", Integer.toString(TRIES));
        }
        assertThat(skf.devices().triesLeft(DEVICE)).isEqualTo(TRIES);
    }

    @Test
    void noTryIsSpentWhereTheCounterCannotBeRead() throws Exception {
        try (var session = openFirst(driver("packed-32"))) {
            skf.control().set("fail.SKF_GetPINInfo", "0x0A000001");
            assertRefused(ErrorCode.DRIVER_FAILED, () -> login(session, PIN));
        }
        assertThat(skf.control().calls("SKF_VerifyPIN")).isZero();
    }

    @Test
    void counterAsBeforeWhateverIsReadOrFails() throws Exception {
        skf.control().set("unplug_at.SKF_VerifyPIN", "1");
        var driver = driver("packed-32");
        try (var session = openFirst(driver)) {
            session.keys();
            session.pinState();
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> login(session, WRONG_PIN));
        }
        skf.control().clear("unplug_at.SKF_VerifyPIN");
        skf.devices().plug(DEVICE);
        assertThat(driver.list()).hasSize(1);
        assertThat(skf.devices().triesLeft(DEVICE)).isEqualTo(TRIES);
    }

    // ---- what a library does not have, or does differently ----

    @Test
    void poorLibraryListsAndSignsAndNamesWhatItLacks() throws Exception {
        var driver = freshDriver("minimal");
        var token = driver.list().get(0);
        assertThat(token.pinState()).isEqualTo(PinState.flagged(false, false));
        try (var session = driver.open(token)) {
            var refusal = assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, WRONG_PIN));
            assertThat(refusal.facts()).containsEntry("triesLeft", Integer.toString(TRIES - 1));
            assertThat(session.pinState().triesLeft()).isEqualTo(TRIES - 1);

            login(session, PIN);
            assertThat(verifies(session, key(session, SIGNING))).isTrue();
            assertThat(session.pinState()).isEqualTo(PinState.flagged(false, false));

            var missing = assertRefused(ErrorCode.DRIVER_FUNCTION_MISSING, () -> change(session, PIN, "314159"));
            assertThat(missing.facts()).containsEntry("function", "SKF_ChangePIN");
        }
    }

    @Test
    void poorLibrarysLockedPinIsNotTriedAgain() throws Exception {
        var driver = freshDriver("minimal");
        try (var session = openFirst(driver)) {
            for (var i = 1; i < TRIES; i++) {
                assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, WRONG_PIN));
            }
            var agreed = LastTryConsent.to(session.pinState());
            assertRefused(ErrorCode.PIN_LOCKED, () -> login(session, WRONG_PIN, agreed));
        }
        try (var session = openFirst(driver)) {
            assertThat(session.pinState().locked()).isTrue();
            assertRefused(ErrorCode.PIN_LOCKED, () -> login(session, PIN));
        }
        assertThat(skf.control().calls("SKF_VerifyPIN")).isEqualTo(TRIES);
    }

    /** The soft library only pads what it gets, so a bare digest shows as a signature that does not verify. */
    @Test
    void bareDigestIsGivenOnlyWhereThatIsAskedFor() throws Exception {
        try (var session = openFirst(driver("packed-32", "DIGEST"))) {
            login(session, PIN);
            assertThat(verifies(session, key(session, RSA))).isFalse();
            assertThat(verifies(session, key(session, SIGNING))).isTrue();
        }
        assertThat(skf.control().calls("SKF_RSASignData")).isEqualTo(1);
    }

    @Test
    void wrongSignatureIsPassedOnAsItIs() throws Exception {
        skf.control().set("wrong_signature", "1");
        try (var session = openFirst(driver("packed-32"))) {
            login(session, PIN);
            assertThat(verifies(session, key(session, SIGNING))).isFalse();
            assertThat(verifies(session, key(session, RSA))).isFalse();
        }
        assertThat(skf.control().calls("SKF_RSASignData")).isEqualTo(1);
    }

    @Test
    void containerWithoutACertificateIsNoKeyAndOneThatCannotBeReadHidesNoOther() throws Exception {
        try (var session = openFirst(driver("packed-32"))) {
            skf.control().set("fail_once.SKF_OpenContainer", "0x0A000001");
            assertThat(session.keys()).isNotEmpty().hasSizeLessThan(3);
            skf.control().clear("fail_once.SKF_OpenContainer");

            skf.control().set("fail.SKF_ExportCertificate", "0x0A00001C");
            assertThat(session.keys()).isEmpty();
            skf.control().set("fail.SKF_ExportCertificate", "0x0A000001");
            assertRefused(ErrorCode.DRIVER_FAILED, session::keys);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SKF_VerifyPIN", "SKF_ECCSignData"})
    void crashIsACrashAndNothingIsRepeated(String function) throws Exception {
        var driver = driver("packed-32");
        try (var session = openFirst(driver)) {
            var key = key(session, SIGNING);
            if (!function.equals("SKF_VerifyPIN")) {
                login(session, PIN);
            }
            skf.control().set("crash." + function, "1");
            assertRefused(ErrorCode.DRIVER_CRASHED, () -> {
                login(session, PIN);
                verifies(session, key);
            });
            skf.control().clear("crash." + function);
            assertRefused(ErrorCode.DRIVER_CRASHED, () -> login(session, PIN));
        }
        assertThat(driver.list()).hasSize(1);
        assertThat(skf.devices().triesLeft(DEVICE)).isEqualTo(TRIES);
    }

    @Test
    void printingChangesNothing() throws Exception {
        for (var function : List.of("SKF_EnumDev", "SKF_VerifyPIN", "SKF_ECCSignData")) {
            skf.control().set("print." + function, "J\0\0\0 " + PIN);
        }
        try (var session = openFirst(driver("packed-32"))) {
            login(session, PIN);
            assertThat(verifies(session, key(session, SIGNING))).isTrue();
        }
    }
}
