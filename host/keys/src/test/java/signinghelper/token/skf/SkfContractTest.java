package signinghelper.token.skf;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import signinghelper.testkit.skf.SoftSkf;
import signinghelper.token.TokenBench;
import signinghelper.token.TokenDriverContract;

import java.io.IOException;
import java.nio.file.Path;

/** Contract of every driver, with the standard's layout and the one that differs most. */
@Tag("slow")
@Tag("full")
class SkfContractTest {

    @Nested
    class PackedWithUlongOf32Bits extends TokenDriverContract {
        @Override
        protected TokenBench bench(Path folder) throws IOException {
            return new SoftSkfBench(folder, "packed-32");
        }
    }

    @Nested
    class AlignedWithUlongOf64Bits extends TokenDriverContract {
        @Override
        protected TokenBench bench(Path folder) throws IOException {
            return new SoftSkfBench(folder, "natural-64");
        }
    }

    /** Contract through the program that calls a 32-bit library for the bridge. */
    @Nested
    class Of32Bits extends TokenDriverContract {
        @Override
        protected TokenBench bench(Path folder) throws IOException {
            return new SoftSkfBench(folder, SoftSkf.OF_32_BITS);
        }
    }
}
