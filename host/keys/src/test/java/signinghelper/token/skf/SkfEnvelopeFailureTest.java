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

import java.nio.file.Path;

import static signinghelper.token.SessionSteps.assertRefused;
import static signinghelper.token.SessionSteps.login;
import static signinghelper.token.TokenBench.FIRST;
import static signinghelper.token.TokenBench.PIN;

/** Envelopes that do not open with an SKF library: the reasons that are told, and those that are not. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SkfEnvelopeFailureTest {
    private static final String IMPORT = "SKF_ImportSessionKey";

    private final SkfEnvelopes envelopes = new SkfEnvelopes();

    @BeforeAll
    void issue(@TempDir Path folder) throws Exception {
        envelopes.issue(folder);
    }

    @BeforeEach
    void restore() throws Exception {
        envelopes.restore();
    }

    @AfterAll
    void endChildren() {
        envelopes.close();
    }

    // ---- what depends on decrypted octets, and what does not ----

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x0A000001",
                "0x0A000002",
                "0x0A000006",
                "0x0A00000A",
                "0x0A000010",
                "0x0A00001A",
                "0x0A00001E",
                "0x0A000033",
                "0x88000043"
            })
    void refusedKeyIsToldAtTheEndOfTheContent(String value) throws Exception {
        envelopes.control().set("wrong_key", value);
        envelopes.loggedIn((session, key) -> SkfEnvelopes.assertUnreadable(envelopes.ofAnotherKey(), session, key));
    }

    @Test
    void keyThatIsTakenThoughItIsWrongIsToldAtTheEndToo() throws Exception {
        envelopes.control().set("import", "unchecked");
        envelopes.loggedIn((session, key) -> {
            SkfEnvelopes.assertUnreadable(envelopes.ofAnotherKey(), session, key);
            envelopes.assertOpens(session, key);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "SKF_ImportSessionKey,0x0A00002D,TOKEN_LOGGED_OUT",
        "SKF_ImportSessionKey,0x0A00001B,KEY_ABSENT",
        "SKF_ImportSessionKey,0x0A00000E,DRIVER_FAILED",
        "SKF_ImportSessionKey,0x0A000023,TOKEN_REMOVED",
        "SKF_DecryptInit,0x0A00002D,TOKEN_LOGGED_OUT",
        "SKF_DecryptInit,0x0A000005,DRIVER_FAILED",
        "SKF_DecryptUpdate,0x0A00002D,TOKEN_LOGGED_OUT",
        "SKF_DecryptUpdate,0x0A00000F,DRIVER_FAILED",
        "SKF_DecryptFinal,0x0A00002D,TOKEN_LOGGED_OUT"
    })
    void failureOfTheDeviceIsToldAtOnce(String function, String value, ErrorCode code) throws Exception {
        envelopes.control().set("fail." + function, value);
        envelopes.loggedIn(
                (session, key) -> assertRefused(code, () -> envelopes.envelope().open(session, key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SKF_DecryptInit", "SKF_DecryptUpdate"})
    void otherFailureAfterTheImportIsToldAtTheEnd(String function) throws Exception {
        envelopes.control().set("fail." + function, "0x0A000001");
        envelopes.loggedIn((session, key) -> SkfEnvelopes.assertUnreadable(envelopes.envelope(), session, key));
    }

    @ParameterizedTest
    @ValueSource(strings = {IMPORT, "SKF_DecryptInit", "SKF_DecryptUpdate", "SKF_DecryptFinal"})
    void pulledWhileDecrypting(String function) throws Exception {
        envelopes.control().set("unplug_at." + function, "1");
        envelopes.loggedIn((session, key) -> {
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> envelopes.envelope().open(session, key));
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> envelopes.envelope().open(session, key));
        });
    }

    @Test
    void logoutInTheMiddleIsToldAsSuch() throws Exception {
        envelopes.control().set("session_keys", "login");
        envelopes.control().set("login", "shared");
        envelopes.loggedIn((session, key) -> {
            try (var decryptor = envelopes.envelope().begin(session, key)) {
                envelopes.envelope().decryptFirst(decryptor, 1000);
                envelopes.bench().logOutElsewhere(FIRST);
                assertRefused(ErrorCode.TOKEN_LOGGED_OUT, () -> decryptor.update(new byte[1000]));
            }
        });
    }

    // ---- libraries that fail ----

    @Test
    void crashInADecryptionIsTold() throws Exception {
        envelopes.control().set("crash.SKF_DecryptUpdate", "1");
        envelopes.loggedIn((session, key) -> {
            try (var decryptor = envelopes.envelope().begin(session, key)) {
                assertRefused(
                        ErrorCode.DRIVER_CRASHED, () -> envelopes.envelope().decryptFirst(decryptor, 1000));
            }
        });
        envelopes.control().reset();
        envelopes.loggedIn(envelopes::assertOpens);
    }

    @Test
    void hangInADecryptionIsATimeOut() throws Exception {
        var driver = envelopes.bench().startImpatiently();
        try (var session = driver.open(driver.list().get(0))) {
            var key = SkfEnvelopes.encryptionKey(session);
            login(session, PIN);
            try (var decryptor = envelopes.envelope().begin(session, key)) {
                envelopes.control().set("hang.SKF_DecryptUpdate", "1");
                assertRefused(
                        ErrorCode.DRIVER_TIMEOUT, () -> envelopes.envelope().decryptFirst(decryptor, 1000));
            }
        }
    }
}
