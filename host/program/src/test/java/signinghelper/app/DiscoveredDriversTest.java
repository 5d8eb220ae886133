package signinghelper.app;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.discovery.DiscoveredLibrary;
import signinghelper.discovery.FoundLibraries;
import signinghelper.discovery.LibrarySearch;
import signinghelper.discovery.SearchedPlaces;
import signinghelper.platform.AdministratorOwnership;
import signinghelper.platform.FakeRegistry;
import signinghelper.platform.OperatingSystem;
import signinghelper.platform.RegisteredLibraries;
import signinghelper.platform.Registry;
import signinghelper.profile.DriverLibrary;
import signinghelper.profile.Vendors;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.ExternalProgram;
import signinghelper.token.KeyEntry;
import signinghelper.token.SessionSteps;
import signinghelper.token.SoftwareKey;
import signinghelper.token.bridge.BridgeDriver;
import signinghelper.token.skf.BridgedSkf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Libraries that others made, and the soft SKF library, under names and at places of vendors below a folder of the test's. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class DiscoveredDriversTest {
    private static final String PIN = "271828";
    private static final Path WIDE = Path.of("/usr/share/nsis/Plugins/amd64-unicode/System.dll");
    private static final Path NARROW = Path.of("/usr/share/nsis/Plugins/x86-unicode/System.dll");
    private static final Path CRYPTO = Path.of("/usr/lib/x86_64-linux-gnu/libcrypto.so.3");
    private static final Path WINDOWS_COMPILER = Path.of("/usr/bin/x86_64-w64-mingw32-gcc");
    private static final String UOS = "opt/apps/com.longmai.gm3000user/files/lib/libgm3000.1.0.so";
    private static final String KYLIN = "opt/lm-gm3000admin/lib/libgm3000.1.0.so";

    @TempDir
    Path folder;

    private final FakeRegistry registry = new FakeRegistry();
    private Path root;
    private BridgedSkf soft;

    @BeforeEach
    void make() throws Exception {
        root = Files.createDirectories(folder.resolve("root"));
        soft = new BridgedSkf(folder.resolve("soft"));
    }

    private Path copy(Path library, String place) throws Exception {
        Needed.file(library);
        var copy = root.resolve(place);
        Files.createDirectories(copy.getParent());
        return Files.copy(library, copy);
    }

    private DiscoveredDrivers drivers(OperatingSystem system) throws Exception {
        var places = new SearchedPlaces(
                system,
                root,
                List.of(root.resolve("Windows/System32"), root.resolve("Windows/SysWOW64")),
                List.of(root.resolve("Program Files")));
        var search = new LibrarySearch(Vendors.read(), new RegisteredLibraries(registry), places);
        var person = (int) Files.getAttribute(root, "unix:uid");
        return new DiscoveredDrivers(
                new FoundLibraries(() -> search, () -> 0),
                places,
                new AdministratorsLibrary(new AdministratorOwnership(person, root)));
    }

    private JavaHomes javaHomes() {
        return new JavaHomes(folder, Map.of());
    }

    /** Returns this Java together with the program that loads 32-bit libraries. */
    private JavaHomes javaHomesWithProgram() throws IOException {
        var install = Files.createDirectory(folder.resolve("with-program"));
        Files.createFile(install.resolve("skf32"));
        return new JavaHomes(install, Map.of());
    }

    private List<DiscoveredLibrary> discovered(OperatingSystem system) throws Exception {
        return drivers(system).beside(List.of(), List.of(), javaHomes());
    }

    private static @Nullable ErrorCode obstacle(DiscoveredLibrary library) {
        assertThat(library.loaded()).isFalse();
        return library.obstacle() == null ? null : library.obstacle().code();
    }

    @Test
    void libraryAtAVendorsPathSigns() throws Exception {
        var library = copy(soft.library("packed-32"), UOS);
        soft.add("Soft U-Key 1", "测试锁", PIN, 6);
        var key = SoftwareKey.make(SoftwareKey.Kind.SM2);
        soft.store("Soft U-Key 1", "{SM2}", KeyEntry.Use.SIGNATURE, key);
        var drivers = drivers(OperatingSystem.LINUX);

        var found = drivers.beside(List.of(), List.of(), javaHomes()).get(0);
        assertThat(found.loaded()).isTrue();
        assertThat(found.found().path()).isEqualTo(library);

        var inspection = drivers.inspection(DriverLibrary.found(found.driver()), library, javaHomes());
        try (var bridge = new BridgeDriver(
                found.driver(),
                library,
                () -> inspection.prepare().with(soft.environment()),
                BridgeDriver.Limits.USUAL)) {
            var token = bridge.list().get(0);
            assertThat(token.label()).isEqualTo("测试锁");
            try (var session = bridge.open(token)) {
                SessionSteps.login(session, PIN);
                SessionSteps.assertSigns(session, session.contents().keys().get(0));
            }
        }
    }

    /** No code of the foreign library runs: its missing functions are found by reading the file. */
    @Test
    void foreignLibraryUnderAVendorsNameIsNotLoaded() throws Exception {
        copy(CRYPTO, UOS);
        copy(soft.library("packed-32"), KYLIN);

        var discovered = discovered(OperatingSystem.LINUX);

        assertThat(discovered).hasSize(2);
        assertThat(obstacle(discovered.get(0))).isEqualTo(ErrorCode.DRIVER_FUNCTION_MISSING);
        assertThat(discovered.get(1).loaded()).isTrue();
        assertThat(discovered.get(1).driver()).startsWith("gm3000-1-0-");
    }

    @Test
    void fileThatIsNoLibraryIsNotLoaded() throws Exception {
        copy(Path.of("/etc/passwd"), UOS);

        assertThat(discovered(OperatingSystem.LINUX))
                .singleElement()
                .extracting(DiscoveredDriversTest::obstacle)
                .isEqualTo(ErrorCode.DRIVER_FAILED);
    }

    @Test
    void libraryForAnotherProcessorIsNotLoaded() throws Exception {
        var library = copy(soft.library("packed-32"), UOS);
        var content = Files.readAllBytes(library);
        content[18] = 21;
        Files.write(library, content);

        assertThat(discovered(OperatingSystem.LINUX))
                .singleElement()
                .extracting(DiscoveredDriversTest::obstacle)
                .isEqualTo(ErrorCode.DRIVER_WRONG_BITNESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opt", "opt/apps/com.longmai.gm3000user/files/lib", UOS})
    void whereOthersMayWriteNothingIsLoaded(String open) throws Exception {
        copy(soft.library("packed-32"), UOS);
        Files.setAttribute(root.resolve(open), "unix:mode", 0777);

        assertThat(discovered(OperatingSystem.LINUX))
                .singleElement()
                .extracting(DiscoveredDriversTest::obstacle)
                .isEqualTo(ErrorCode.DRIVER_UNTRUSTED);
    }

    /**
     * A library is inspected again at each start of a bridge, since its folder may have been opened to others
     * meanwhile.
     */
    @Test
    void libraryWhoseFolderOpensLaterIsNotLoadedAgain() throws Exception {
        var library = copy(soft.library("packed-32"), UOS);
        var drivers = drivers(OperatingSystem.LINUX);
        assertThat(drivers.beside(List.of(), List.of(), javaHomes()).get(0).loaded())
                .isTrue();

        Files.setAttribute(library.getParent(), "unix:mode", 0777);

        var inspection = drivers.inspection(DriverLibrary.found("a"), library, javaHomes());
        assertThat(catchThrowableOfType(Refusal.class, inspection::prepare).code())
                .isEqualTo(ErrorCode.DRIVER_UNTRUSTED);
    }

    @Test
    void theSameBytesAtTwoPlacesAreOneLibrary() throws Exception {
        var first = copy(soft.library("packed-32"), UOS);
        copy(soft.library("packed-32"), KYLIN);

        var discovered = discovered(OperatingSystem.LINUX);

        assertThat(loaded(discovered)).containsExactly(first);
        assertThat(obstacle(discovered.get(1))).isNull();
    }

    private static List<Path> loaded(List<DiscoveredLibrary> discovered) {
        return discovered.stream()
                .filter(DiscoveredLibrary::loaded)
                .map(library -> library.found().path())
                .toList();
    }

    @Test
    void twoVersionsOfAVendorAreTwoLibraries() throws Exception {
        copy(soft.library("packed-32"), UOS);
        copy(soft.library("natural-64"), KYLIN);

        assertThat(discovered(OperatingSystem.LINUX))
                .hasSize(2)
                .allMatch(DiscoveredLibrary::loaded)
                .extracting(DiscoveredLibrary::driver)
                .doesNotHaveDuplicates();
    }

    /** A 64-bit and a 32-bit library of one name: the one that an installed Java can load is taken. */
    @Test
    void ofTwinsInTheSystemsFoldersTheOneIsTakenThatAJavaFits() throws Exception {
        var wide = skf("wide");
        var narrow = narrowed(skf("narrow"));
        var alone = copy(narrow, "Windows/SysWOW64/mtoken_gm3000.dll");
        assertThat(obstacle(discovered(OperatingSystem.WINDOWS).get(0))).isEqualTo(ErrorCode.DRIVER_WRONG_BITNESS);
        assertThat(loaded(drivers(OperatingSystem.WINDOWS).beside(List.of(), List.of(), javaHomesWithProgram())))
                .containsExactly(alone);

        var better = copy(wide, "Windows/System32/mtoken_gm3000.dll");
        copy(narrow, "Windows/System32/mtoken_k5.dll");
        var other = copy(wide, "Windows/SysWOW64/mtoken_k5.dll");
        var discovered = drivers(OperatingSystem.WINDOWS).beside(List.of(), List.of(), javaHomes());

        assertThat(discovered)
                .hasSize(4)
                .extracting(DiscoveredLibrary::obstacle)
                .containsOnlyNulls();
        assertThat(discovered.get(0).driver()).isEqualTo("mtoken-gm3000");
        assertThat(discovered.get(0).found().path()).isEqualTo(better);
        assertThat(discovered.get(1).driver()).isEqualTo("mtoken-k5");
        assertThat(discovered.get(1).found().path()).isEqualTo(other);
    }

    @Test
    void twinOfANamedLibraryIsNamedToo() throws Exception {
        var named = copy(skf("a"), "Windows/System32/mtoken_gm3000.dll");
        copy(skf("b"), "Windows/SysWOW64/mtoken_gm3000.dll");

        assertThat(drivers(OperatingSystem.WINDOWS).beside(List.of(named), List.of(), javaHomes()))
                .isEmpty();
    }

    private Path skf(String name) throws Exception {
        return compiled("__declspec(dllexport) int SKF_EnumDev(void){return " + name.length() + ";}", name);
    }

    /** Writes the 32-bit machine into a DLL's header. */
    private static Path narrowed(Path library) throws Exception {
        var content = ByteBuffer.wrap(Files.readAllBytes(library)).order(ByteOrder.LITTLE_ENDIAN);
        content.putShort(content.getInt(0x3C) + 4, (short) 0x014C);
        return Files.write(library, content.array());
    }

    /** DLLs that others made, for both kinds of processors. */
    @Test
    void foreignDllsUnderVendorsNamesAreNotLoaded() throws Exception {
        copy(NARROW, "Windows/SysWOW64/GAKEY_SKF.dll");
        copy(WIDE, "Windows/System32/HD_GMCAIS.dll");

        assertThat(discovered(OperatingSystem.WINDOWS))
                .hasSize(2)
                .extracting(DiscoveredDriversTest::obstacle)
                .containsOnly(ErrorCode.DRIVER_FUNCTION_MISSING);
    }

    @Test
    void dllIsAnSkfLibraryByTheFunctionThatItExports() throws Exception {
        var exporting = copy(skf("a"), "Windows/System32/SKFAPI20438.dll");
        copy(
                compiled("__declspec(dllexport) int SKF_EnumDevices(void){return 0;}", "b"),
                "Windows/System32/GAKEY_SKF.dll");

        var discovered = discovered(OperatingSystem.WINDOWS);

        assertThat(loaded(discovered)).containsExactly(exporting);
        assertThat(discovered)
                .filteredOn(library -> !library.loaded())
                .extracting(DiscoveredDriversTest::obstacle)
                .containsExactly(ErrorCode.DRIVER_FUNCTION_MISSING);
    }

    private Path compiled(String source, String name) throws Exception {
        Needed.file(WINDOWS_COMPILER);
        var file = Files.writeString(folder.resolve(name + ".c"), source);
        var library = folder.resolve(name + ".dll");
        new ExternalProgram(
                        List.of(WINDOWS_COMPILER.toString(), "-shared", "-o", library.toString(), file.toString()),
                        Map.of())
                .run();
        return library;
    }

    @Test
    void noMoreThanSoManyAreLoaded() throws Exception {
        var content = Files.readAllBytes(soft.library("packed-32"));
        for (var i = 0; i <= DiscoveredDrivers.MOST; i++) {
            var copy = root.resolve("vendor/library" + i + ".dll");
            Files.createDirectories(copy.getParent());
            var longer = Arrays.copyOf(content, content.length + i);
            Files.write(copy, longer);
            registry.with(
                    new Registry.Key(
                            Registry.Root.LOCAL_MACHINE,
                            Registry.View.BITS_64,
                            "SOFTWARE\\Microsoft\\Cryptography\\Defaults\\Provider\\CSP " + i),
                    "SKFImagePath",
                    copy.toString());
        }

        var discovered = discovered(OperatingSystem.WINDOWS);

        assertThat(discovered).hasSize(DiscoveredDrivers.MOST + 1);
        assertThat(discovered).filteredOn(DiscoveredLibrary::loaded).hasSize(DiscoveredDrivers.MOST);
        assertThat(obstacle(discovered.get(DiscoveredDrivers.MOST))).isNull();
    }
}
