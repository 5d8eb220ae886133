package signinghelper.token.pkcs11;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.token.TokenBench;
import signinghelper.token.TokenDriverContract;

import java.nio.file.Path;

/** Contract of every driver, once with a PIN that locks, as on most U-Keys, and once with one that never does. */
@Tag("slow")
@Tag("full")
class Pkcs11ContractTest {
    @TempDir
    static Path tokens;

    @BeforeAll
    static void makeTokens() throws Exception {
        Pkcs11Bench.makeTokens(tokens);
        Pkcs11Bench.makeEncryptionKeys(tokens);
    }

    @Nested
    class Locking extends TokenDriverContract {
        @Override
        protected TokenBench bench(Path folder) throws Exception {
            return new Pkcs11Bench(tokens, folder, true);
        }
    }

    @Nested
    class NeverLocking extends TokenDriverContract {
        @Override
        protected TokenBench bench(Path folder) throws Exception {
            return new Pkcs11Bench(tokens, folder, false);
        }
    }
}
