package signinghelper.app;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.platform.Architecture;
import signinghelper.platform.LibraryFile;
import signinghelper.platform.OperatingSystem;
import signinghelper.profile.DriverLibrary;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LibraryInspectionTest {
    @TempDir
    Path folder;

    private static DriverLibrary driver(DriverLibrary.Kind kind, String... sha256) {
        return new DriverLibrary(
                kind, "vendor", Map.of(), List.of(), List.of(sha256), Map.of(), DriverLibrary.RsaInput.DIGEST_INFO, 5);
    }

    private Path library(int machine) throws Exception {
        var elf = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        return Files.write(
                Files.createDirectories(folder.resolve("lib")).resolve("vendor.so"),
                elf.putInt(0, 0x464C457F).putShort(18, (short) machine).array());
    }

    /** Returns a library for the running Java. */
    private Path fitting() throws Exception {
        return library(
                switch (Architecture.ofThisJava()) {
                    case X86 -> 3;
                    case ARM64 -> 183;
                    case LOONGARCH64 -> 258;
                    default -> 62;
                });
    }

    private LibraryInspection inspection(DriverLibrary driver, Path path, Map<Architecture, Path> javaHomes) {
        return new LibraryInspection(
                driver, path, new JavaHomes(folder, javaHomes), new LibraryCopy(folder.resolve("copies")));
    }

    private static Refusal assertRefused(ErrorCode code, ThrowingCallable call) {
        var refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        return refusal;
    }

    @Test
    void eachKindHasItsModeAndTheRealPath() throws Exception {
        var library = fitting();
        var link = Files.createSymbolicLink(folder.resolve("link.so"), library);

        assertThat(inspection(driver(DriverLibrary.Kind.SKF), link, Map.of())
                        .prepare()
                        .command())
                .endsWith(
                        "signinghelper.token.bridge.BridgeProgram",
                        "skf",
                        "vendor",
                        library.toRealPath().toString(),
                        "DIGEST_INFO");
        assertThat(inspection(driver(DriverLibrary.Kind.PKCS11), link, Map.of())
                        .prepare()
                        .command())
                .endsWith(
                        "signinghelper.token.bridge.BridgeProgram",
                        "pkcs11",
                        "vendor",
                        library.toRealPath().toString());
    }

    @Test
    void libraryThatOthersMayWriteIsNotLoadedThoughItsHashIsKnown() throws Exception {
        var library = fitting();
        var hash = LibraryFile.read(library).sha256();
        for (var path : List.of(library, folder.resolve("lib"))) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
            for (var kind : DriverLibrary.Kind.values()) {
                assertRefused(ErrorCode.DRIVER_UNTRUSTED, inspection(driver(kind), library, Map.of())::prepare);
                var pinned = inspection(driver(kind, "00".repeat(32), hash), library, Map.of());
                assertRefused(ErrorCode.DRIVER_UNTRUSTED, pinned::prepare);
            }
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void whereAHashIsNamedNoOtherFileIsLoaded() throws Exception {
        var pinned = driver(DriverLibrary.Kind.SKF, "00".repeat(32));

        assertRefused(ErrorCode.DRIVER_UNTRUSTED, inspection(pinned, fitting(), Map.of())::prepare);
    }

    @Test
    void libraryOfAnotherArchitectureNeedsAJavaOfItsOwn() throws Exception {
        var library = library(183);
        var driver = driver(DriverLibrary.Kind.SKF);

        var refusal = assertRefused(ErrorCode.DRIVER_WRONG_BITNESS, inspection(driver, library, Map.of())::prepare);
        assertThat(refusal.facts()).containsExactly(Map.entry("architecture", "arm64"));

        var fromPolicy = inspection(driver, library, Map.of(Architecture.ARM64, Path.of("/opt/java-arm")));
        assertThat(Path.of(fromPolicy.prepare().command().get(0))).startsWithRaw(Path.of("/opt/java-arm"));

        var bundled = Files.createDirectories(folder.resolve("java").resolve("arm64"));
        var besideTheProgram = inspection(driver, library, Map.of());
        assertThat(Path.of(besideTheProgram.prepare().command().get(0))).startsWithRaw(bundled);
    }

    @Test
    void skfLibraryOf32BitsIsLoadedByItsProgramAndNoOtherKindIs() throws Exception {
        var library = library(3);
        var skf = driver(DriverLibrary.Kind.SKF);
        assertRefused(ErrorCode.DRIVER_WRONG_BITNESS, inspection(skf, library, Map.of())::prepare);

        var program = Files.createFile(folder.resolve("skf32"));
        // As the policy of an earlier version could name one.
        var homes = Map.of(Architecture.X86, Path.of("/opt/java-x86"));
        assertThat(inspection(skf, library, homes).prepare().command())
                .startsWith(Path.of(System.getProperty("java.home"), "bin/java").toString())
                .endsWith(library.toRealPath().toString(), "DIGEST_INFO", program.toString());
        var refusal = assertRefused(
                ErrorCode.DRIVER_WRONG_BITNESS, inspection(driver(DriverLibrary.Kind.PKCS11), library, homes)::prepare);
        assertThat(refusal.facts()).containsExactly(Map.entry("architecture", "x86"));
    }

    @Test
    void fileThatIsNoLibraryIsNotLoaded() throws Exception {
        var text = Files.writeString(folder.resolve("text.so"), "no library ".repeat(100));

        assertRefused(ErrorCode.DRIVER_FAILED, inspection(driver(DriverLibrary.Kind.SKF), text, Map.of())::prepare);
    }

    @Test
    void theFirstFileThatIsThereIsTheLibrary() throws Exception {
        var library = fitting();
        var paths = List.of("/nowhere/a.so", library.toString(), "/nowhere/b.so");
        var driver = new DriverLibrary(
                DriverLibrary.Kind.SKF,
                "vendor",
                Map.of(OperatingSystem.current(), paths),
                List.of(),
                List.of(),
                Map.of(),
                DriverLibrary.RsaInput.DIGEST_INFO,
                5);

        var javaHomes = new JavaHomes(folder, Map.of());
        assertThat(DriverCatalog.place(driver, List.of(), javaHomes)).contains(library);
        assertThat(DriverCatalog.place(driver(DriverLibrary.Kind.SKF), List.of(library), javaHomes))
                .contains(library);
    }

    /** Vendors install both beside each other, and the profile names the 32-bit one first. */
    @Test
    void of32And64BitTheOneIsTakenThatCanBeLoaded() throws Exception {
        var narrow = Files.move(library(3), folder.resolve("lib/vendor32.so"));
        var foreign = Files.move(library(21), folder.resolve("lib/vendor-ppc64.so"));
        var wide = library(62);
        var driver = driver(DriverLibrary.Kind.SKF);
        var candidates = List.of(foreign, narrow, wide);
        var none = new JavaHomes(folder, Map.of());
        Files.createFile(Files.createDirectory(folder.resolve("install")).resolve("skf32"));
        var both = new JavaHomes(folder.resolve("install"), Map.of(Architecture.X86_64, folder.resolve("x86-64")));

        assertThat(DriverCatalog.place(driver, candidates, both)).contains(wide);
        assertThat(DriverCatalog.place(driver, List.of(foreign, narrow), both)).contains(narrow);
        assertThat(DriverCatalog.place(driver, List.of(foreign), both)).contains(foreign);
        if (Architecture.ofThisJava() == Architecture.X86_64) {
            assertThat(DriverCatalog.place(driver, candidates, none)).contains(wide);
            assertThat(DriverCatalog.place(driver, List.of(foreign, narrow), none))
                    .contains(foreign);
        }
    }
}
