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
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.envelope.recipient.ContentAlgorithm;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.testkit.skf.SoftSkf;
import signinghelper.token.EnvelopeParts;
import signinghelper.token.KeyEntry;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.token.SessionSteps.assertRefused;

/** Envelopes with SKF libraries that differ from the standard, and from each other. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SkfEnvelopeTest {
    private static final String IMPORT = "SKF_ImportSessionKey";
    private static final String UNSUPPORTED = "0x0A000003";

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

    // ---- the ciphertext's form ----

    @ParameterizedTest
    @ValueSource(strings = {"packed-32", "natural-32", "packed-64", "natural-64", SoftSkf.OF_32_BITS})
    void opensInEachLayout(String layout) throws Exception {
        envelopes.loggedIn(layout, (session, key) -> {
            envelopes.assertOpens(session, key);
            SkfEnvelopes.assertUnreadable(envelopes.ofAnotherKey(), session, key);
        });
    }

    /** A public key says how wide the library's numbers are. A narrow blob would end this library. */
    @ParameterizedTest
    @ValueSource(strings = {"packed-64", "natural-64"})
    void givesNoNarrowLengthToALibraryWithWideOnes(String layout) throws Exception {
        envelopes.control().set("cipher_length", "trusted");
        envelopes.loggedIn(layout, (session, key) -> {
            envelopes.assertOpens(session, key);
            SkfEnvelopes.assertUnreadable(envelopes.ofAnotherKey(), session, key);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"packed-32", "natural-64"})
    void triesBothWidthsWhereThePublicKeyIsNotGivenOut(String layout) throws Exception {
        envelopes.control().set("fail.SKF_ExportPublicKey", UNSUPPORTED);
        envelopes.control().set("wrong_key", "0x0A00000A");
        envelopes.loggedIn(layout, (session, key) -> {
            envelopes.assertOpens(session, key);
            SkfEnvelopes.assertUnreadable(envelopes.ofAnotherKey(), session, key);
        });
    }

    @ParameterizedTest
    @CsvSource({"packed-32,180,1", "packed-32,183,2", "packed-32,184,3", "packed-32,168,4", "natural-64,176,4"})
    void findsTheLengthThatTheLibraryWantsAndRemembersIt(String layout, String length, int calls) throws Exception {
        envelopes.control().set("wrapped_length", length);
        envelopes.loggedIn(layout, (session, key) -> {
            envelopes.assertOpens(session, key);
            assertThat(envelopes.control().calls(IMPORT)).isEqualTo(calls);
            envelopes.assertOpens(session, key);
            assertThat(envelopes.control().calls(IMPORT)).isEqualTo(calls + 1);
        });
        assertThat(envelopes.bench().pinsPresented()).isEqualTo(1);
    }

    @Test
    void triesReadingsInTheirOrder() throws Exception {
        var wrong = SkfEnvelopes.sm2(envelopes.ofAnotherKey()).readings().get(0);
        var right = SkfEnvelopes.sm2(envelopes.envelope()).readings().get(0);
        var parts = envelopes.envelope().with(new WrappedKey.Sm2(List.of(wrong, right), Set.of()));
        envelopes.loggedIn(
                (session, key) -> assertThat(parts.open(session, key)).isEqualTo(envelopes.content()));
    }

    // ---- how it gives plaintext ----

    @ParameterizedTest
    @CsvSource({
        "padding,own",
        "update,held",
        "final,untold",
        "most_bytes,2048",
        "fail.SKF_DecryptUpdate,0x0A000003",
        "fail.SKF_DecryptFinal,0x0A000001",
        "fail.SKF_CloseHandle,0x0A000001"
    })
    void opensWithALibraryThatDiffers(String setting, String value) throws Exception {
        envelopes.control().set(setting, value);
        envelopes.loggedIn((session, key) -> {
            envelopes.assertOpens(session, key);
            var changed = envelopes.envelope().octets();
            changed[changed.length - 17] ^= (byte) 0x80;
            SkfEnvelopes.assertUnreadable(envelopes.envelope().with(changed), session, key);
            envelopes.assertOpens(session, key);
        });
    }

    @Test
    void closesEachKeyThatItImports() throws Exception {
        envelopes.loggedIn((session, key) -> {
            envelopes.assertOpens(session, key);
            SkfEnvelopes.assertUnreadable(envelopes.envelope().with(new byte[65_537]), session, key);
            envelopes.envelope().begin(session, key).close();
        });
        assertThat(envelopes.control().calls("SKF_CloseHandle"))
                .isEqualTo(envelopes.control().calls(IMPORT))
                .isEqualTo(3);
    }

    // ---- libraries that cannot ----

    @Test
    void vendorsFunctionIsUsedOnlyWhereTheStandardsIsMissing() throws Exception {
        envelopes.loggedIn(envelopes::assertOpens);
        assertThat(envelopes.control().calls("SKF_ECCDecrypt")).isZero();
        for (var function : List.of(IMPORT, "SKF_DecryptInit")) {
            envelopes.control().reset();
            envelopes.control().set("fail." + function, UNSUPPORTED);
            envelopes.loggedIn((session, key) -> {
                envelopes.assertOpens(session, key);
                SkfEnvelopes.assertUnreadable(envelopes.ofAnotherKey(), session, key);
            });
        }
        assertThat(envelopes.control().calls("SKF_ECCDecrypt")).isPositive();
    }

    @Test
    void neitherOfThemIsAKeyThatDecryptsNothing() throws Exception {
        envelopes.control().set("fail." + IMPORT, UNSUPPORTED);
        envelopes.control().set("fail.SKF_ECCDecrypt", UNSUPPORTED);
        envelopes.loggedIn((session, key) -> assertRefused(
                ErrorCode.KEY_UNSUPPORTED, () -> envelopes.envelope().open(session, key)));
    }

    @Test
    void libraryThatDecryptsNothingIsToldAtOnce() throws Exception {
        envelopes.control().set("fail.SKF_DecryptUpdate", UNSUPPORTED);
        envelopes.control().set("fail.SKF_Decrypt", UNSUPPORTED);
        envelopes.loggedIn((session, key) -> {
            try (var decryptor = envelopes.envelope().begin(session, key)) {
                assertRefused(
                        ErrorCode.KEY_UNSUPPORTED, () -> envelopes.envelope().decryptFirst(decryptor, 1000));
            }
        });
    }

    @Test
    void libraryWithoutTheFunctionsSignsAndNamesTheMissingOne() throws Exception {
        envelopes.loggedIn("minimal", (session, key) -> {
            var refusal = assertRefused(
                    ErrorCode.DRIVER_FUNCTION_MISSING,
                    () -> envelopes.envelope().open(session, key));
            assertThat(refusal.facts()).containsEntry("function", IMPORT);
        });
    }

    @Test
    void otherKeysAndAlgorithmsAreUnsupported() throws Exception {
        var rsa = envelopes.envelope().with(new WrappedKey.RsaPkcs1(Bytes.copyOf(new byte[256])));
        envelopes.control().set("fail.SKF_ECCDecrypt", UNSUPPORTED);
        var aes = new EnvelopeParts(
                envelopes.envelope().wrapped(),
                new ContentCipher(ContentAlgorithm.AES_128_CBC, Bytes.copyOf(new byte[16]), Bytes.copyOf(new byte[0])),
                envelopes.envelope().content());
        envelopes.loggedIn((session, key) -> {
            assertRefused(ErrorCode.KEY_UNSUPPORTED, () -> rsa.open(session, key));
            assertRefused(ErrorCode.KEY_UNSUPPORTED, () -> aes.open(session, key));
            var signing = session.keys().stream()
                    .filter(entry -> entry.use() == KeyEntry.Use.SIGNATURE)
                    .toList();
            for (var other : signing) {
                assertRefused(
                        ErrorCode.KEY_UNSUPPORTED, () -> envelopes.envelope().open(session, other));
            }
        });
    }
}
