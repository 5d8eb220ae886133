package signinghelper.token.pkcs11;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.token.TokenBench;
import signinghelper.token.TokenDriverContract;

import java.nio.file.Path;

/** PKCS#11 as every driver: once as it is with most U-Keys, and once with a token that never locks. */
@Tag("slow")
@Tag("full")
class Pkcs11ContractTest {
    @TempDir
    static Path tokens;

    @BeforeAll
    static void makeTokens() throws Exception {
        Pkcs11Bench.makeTokens(tokens);
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
