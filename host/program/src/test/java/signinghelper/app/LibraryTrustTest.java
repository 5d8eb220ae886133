package signinghelper.app;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.platform.LibraryFile;
import signinghelper.profile.DriverLibrary;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.ExternalProgram;
import signinghelper.token.bridge.BridgeDriver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A real library that needs another one beside it, loaded in its bridge: what of it runs there. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class LibraryTrustTest {
    private static final Path COMPILER = Path.of("/usr/bin/gcc");

    @TempDir
    Path folder;

    private Path vendor;
    private Path library;
    private String hash;

    @BeforeEach
    void compile() throws Exception {
        Needed.file(COMPILER);
        vendor = Files.createDirectories(folder.resolve("vendor"));
        compileNeighbour("good");
        library = vendor.resolve("libvendor.so");
        compile(
                "int neighbour(void);int SKF_EnumDev(int a,char*b,void*c){(void)a;(void)b;(void)c;return neighbour();}",
                library,
                "-L" + vendor,
                "-lneighbour",
                "-Wl,-rpath,$ORIGIN");
        hash = LibraryFile.read(library).sha256();
    }

    /** Leaves a file of this name when it is loaded. */
    private Path compileNeighbour(String name) throws Exception {
        var neighbour = vendor.resolve("libneighbour.so");
        compile(
                "#include <fcntl.h>\n__attribute__((constructor)) static void run(void){open(\"" + folder.resolve(name)
                        + "\",O_CREAT|O_WRONLY,0600);}\nint neighbour(void){return 0x0A000023;}",
                neighbour);
        return neighbour;
    }

    private void compile(String source, Path result, String... options) throws Exception {
        var file = Files.writeString(folder.resolve("source.c"), source);
        var command = new ArrayList<>(
                List.of(COMPILER.toString(), "-shared", "-fPIC", "-o", result.toString(), file.toString()));
        command.addAll(List.of(options));
        new ExternalProgram(command, Map.of()).run();
    }

    private ErrorCode listing(List<String> sha256, Map<String, List<String>> neighbours) {
        var driver = new DriverLibrary(
                DriverLibrary.Kind.SKF,
                "vendor",
                Map.of(),
                List.of(),
                sha256,
                neighbours,
                DriverLibrary.RsaInput.DIGEST_INFO,
                5);
        var inspection = new LibraryInspection(
                driver, library, new JavaHomes(folder, Map.of()), new LibraryCopy(folder.resolve("state/libraries")));
        try (var bridge = new BridgeDriver("vendor", library, inspection, BridgeDriver.Limits.USUAL)) {
            return refusal(bridge::list).code();
        }
    }

    private static Refusal refusal(ThrowingCallable call) {
        var refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).as("refusal").isNotNull();
        return refusal;
    }

    @Test
    void namedNeighbourIsLoadedWithTheCopy() throws Exception {
        var named = Map.of(
                "libneighbour.so",
                List.of(LibraryFile.read(vendor.resolve("libneighbour.so")).sha256()));

        assertThat(listing(List.of(hash), named)).isEqualTo(ErrorCode.READER_UNAVAILABLE);
        assertThat(folder.resolve("good")).exists();
    }

    @Test
    void withoutAHashItIsLoadedInPlace() {
        assertThat(listing(List.of(), Map.of())).isEqualTo(ErrorCode.READER_UNAVAILABLE);
        assertThat(folder.resolve("good")).exists();
    }

    @Test
    void exchangedNeighbourNeverRuns() throws Exception {
        var named = Map.of(
                "libneighbour.so",
                List.of(LibraryFile.read(vendor.resolve("libneighbour.so")).sha256()));
        compileNeighbour("evil");

        assertThat(listing(List.of(hash), named)).isEqualTo(ErrorCode.DRIVER_UNTRUSTED);
        assertThat(listing(List.of(hash), Map.of())).isEqualTo(ErrorCode.DRIVER_INCOMPLETE);
        assertThat(folder.resolve("evil")).doesNotExist();
    }
}
