package signinghelper.token.pkcs11;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.plugged.Tokens;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * The driver with libraries that others wrote in plain C. Only the driver keeps them loaded. The garbage is collected
 * between any two calls.
 */
@Tag("slow")
@Tag("full")
class ForeignModuleTest {
    private static final int TIMES = 3;

    @TempDir
    Path folder;

    static Stream<Arguments> modules() {
        return Stream.of(
                row("NSS softokn", ForeignModules::nss),
                row("OpenSC", ForeignModules::openSc),
                row("p11-kit trust", ForeignModules::systemTrust),
                row("p11-kit proxy", ForeignModules::p11KitProxy),
                row("tpm2-pkcs11", ForeignModules::tpm),
                row("tpm2-pkcs11 without a TPM", ForeignModules::tpmWithoutTpm),
                row("ykcs11 without a reader service", ForeignModules::yubico),
                row("yubihsm without its connector", ForeignModules::yubiHsm),
                row("opencryptoki", ForeignModules::opencryptoki));
    }

    private static Arguments row(String name, ForeignModule.Maker maker) {
        return arguments(named(name, maker));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void listsAndSignsWithACollectionBetweenAnyTwoCalls(ForeignModule.Maker maker) throws Exception {
        try (var module = maker.make(folder);
                var driver = module.driver()) {
            for (var time = 0; time < TIMES; time++) {
                var tokens = new Tokens(List.of(driver)).list();
                assertThat(tokens).extracting(TokenInfo::label).isEqualTo(module.tokens());
                for (var token : tokens) {
                    sign(driver, token, module);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void tellsAWrongPinAndChangesThePin(ForeignModule.Maker maker) throws Exception {
        var fresh = "314159";
        try (var module = maker.make(folder);
                var driver = module.driver()) {
            for (var token : new Tokens(List.of(driver)).list()) {
                try (var session = driver.open(token)) {
                    assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, fresh));
                    change(session, module.pin(), fresh);
                    assertRefused(ErrorCode.PIN_INCORRECT, () -> login(session, module.pin()));
                    change(session, fresh, module.pin());
                }
                sign(driver, token, module);
            }
        }
    }

    private static void sign(TokenDriver driver, TokenInfo token, ForeignModule module) throws Refusal {
        try (var session = driver.open(token)) {
            assertThat(session.keys()).hasSize(module.keys());
            login(session, module.pin());
            for (var key : session.keys()) {
                sign(session, key);
            }
        }
    }

    private static void sign(TokenSession session, KeyEntry key) throws Refusal {
        var message = "招标文件".getBytes(UTF_8);
        var publicKey = key.certificate().getPublicKey();
        var algorithm = SignatureAlgorithm.forKey(publicKey).orElseThrow();
        var digest = new Digest(algorithm.digestAlgorithm(), Bytes.copyOf(algorithm.digest(publicKey, message)));
        var signature = session.sign(key, digest);
        assertThat(algorithm.verify(key.certificate(), message, signature.toArray()))
                .isTrue();
    }

    private static void login(TokenSession session, String pin) throws Refusal {
        try (var typed = new Pin(pin.toCharArray())) {
            session.login(typed, LastTryConsent.NONE);
        }
    }

    private static void change(TokenSession session, String current, String fresh) throws Refusal {
        try (var old = new Pin(current.toCharArray());
                var next = new Pin(fresh.toCharArray())) {
            session.changePin(old, next, LastTryConsent.NONE);
        }
    }

    private static void assertRefused(ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        var refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).as("refusal").isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
    }
}
