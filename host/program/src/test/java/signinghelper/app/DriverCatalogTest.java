package signinghelper.app;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.discovery.DiscoveredLibrary;
import signinghelper.discovery.FoundLibraries;
import signinghelper.discovery.LibrarySearch;
import signinghelper.discovery.SearchedPlaces;
import signinghelper.formats.document.CmsForm;
import signinghelper.platform.AdministratorOwnership;
import signinghelper.platform.NoRegistry;
import signinghelper.platform.OperatingSystem;
import signinghelper.platform.RegisteredLibraries;
import signinghelper.profile.Access;
import signinghelper.profile.Computer;
import signinghelper.profile.Discovery;
import signinghelper.profile.DriverEntry;
import signinghelper.profile.DriverLibrary;
import signinghelper.profile.Help;
import signinghelper.profile.Profile;
import signinghelper.profile.ProfileHead;
import signinghelper.profile.Signing;
import signinghelper.profile.Vendors;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.TokenDriver;
import signinghelper.token.bridge.BridgedKind;
import signinghelper.token.bridge.SpareBridge;
import signinghelper.token.skf.BridgedSkf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

class DriverCatalogTest {
    private static final String VENDORS_PATH = "opt/apps/com.longmai.gm3000user/files/lib/libgm3000.1.0.so";

    private final RegisteredLibraries registered = new RegisteredLibraries(new NoRegistry());

    @TempDir
    Path folder;

    private static DriverLibrary library(String name) {
        return library(name, OperatingSystem.current());
    }

    private static DriverLibrary library(String name, OperatingSystem system) {
        return new DriverLibrary(
                DriverLibrary.Kind.PKCS11,
                name,
                Map.of(system, List.of("/nowhere/" + name + ".so")),
                List.of(),
                List.of(),
                Map.of(),
                DriverLibrary.RsaInput.DIGEST_INFO,
                5);
    }

    private static Profile profile(DriverEntry... drivers) {
        return new Profile(
                new ProfileHead(
                        "test", 1, Profile.Kind.PRODUCTION, Map.of("zh-CN", "测试", "en", "Test"), Access.of(List.of())),
                Signing.of(CmsForm.PKCS7_501),
                Computer.UNKNOWN.with(List.of(drivers)),
                Help.NONE);
    }

    /** Creates a catalog whose computer lies below {@code root}. */
    private DriverCatalog catalog() throws Exception {
        return catalog(found());
    }

    private DriverCatalog catalog(FoundLibraries found) throws Exception {
        var person = (int) Files.getAttribute(folder, "unix:uid");
        var trust = new AdministratorsLibrary(new AdministratorOwnership(person, root()));
        return new DriverCatalog(
                folder,
                folder.resolve("copies"),
                registered,
                new DiscoveredDrivers(found, places(), trust),
                new SpareBridge(Path.of("/nowhere/bridge-needed")));
    }

    private FoundLibraries found() throws Exception {
        var search = new LibrarySearch(Vendors.read(), registered, places());
        return new FoundLibraries(() -> search, () -> 0);
    }

    private SearchedPlaces places() throws Exception {
        return new SearchedPlaces(OperatingSystem.current(), root(), List.of(), List.of());
    }

    private Path root() throws Exception {
        return Files.createDirectories(folder.resolve("root"));
    }

    /** The soft SKF library at a path of a vendor's. */
    private Path installed() throws Exception {
        var place = root().resolve(VENDORS_PATH);
        Files.createDirectories(place.getParent());
        return Files.copy(new BridgedSkf(folder.resolve("soft")).library("packed-32"), place);
    }

    private static void adopt(DriverCatalog catalog, Profile profile) {
        catalog.adopt(profile, new JavaHomes(Path.of("/nowhere"), Map.of()));
    }

    @Test
    void driversComeAndGoWithTheProfile() throws Exception {
        var catalog = catalog();
        assertThat(catalog.drivers()).isEmpty();

        adopt(catalog, profile(library("a"), library("b")));
        var first = catalog.drivers();
        assertThat(first).extracting(TokenDriver::name).containsExactly("a", "b");
        assertThat(first.get(0).list()).isEmpty();

        adopt(catalog, profile(library("b"), library("c")));
        assertThat(catalog.drivers()).extracting(TokenDriver::name).containsExactly("b", "c");
        assertThat(catalog.drivers().get(0)).isSameAs(first.get(1));
    }

    @Test
    void libraryOfAnotherSystemIsNoDriverHere() throws Exception {
        var other =
                OperatingSystem.current() == OperatingSystem.LINUX ? OperatingSystem.WINDOWS : OperatingSystem.LINUX;
        var catalog = catalog();

        adopt(catalog, profile(library("other", other)));

        assertThat(catalog.drivers()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLibraryThatIsFoundIsADriverWhereTheProfileSaysSo() throws Exception {
        var library = installed();
        var catalog = catalog();

        adopt(catalog, profile(library("a")));
        assertThat(catalog.drivers()).extracting(TokenDriver::name).containsExactly("a");
        assertThat(catalog.discovered()).isEmpty();

        adopt(catalog, profile(library("a"), new Discovery(true)));
        assertThat(catalog.drivers())
                .extracting(TokenDriver::name, TokenDriver::isNamed)
                .containsExactly(tuple("a", true), tuple("gm3000-1-0", false));
        assertThat(catalog.libraries()).containsEntry("gm3000-1-0", library);
        var driver = catalog.drivers().get(1);

        catalog.forgetFound();
        adopt(catalog, profile(library("a"), new Discovery(true)));
        assertThat(catalog.drivers().get(1)).isSameAs(driver);

        adopt(catalog, profile(library("a")));
        assertThat(catalog.drivers()).extracting(TokenDriver::name).containsExactly("a");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsInstalledMeanwhileIsThereAtTheNextSearch() throws Exception {
        var catalog = catalog();
        adopt(catalog, profile(new Discovery(true)));
        installed();

        adopt(catalog, profile(new Discovery(true)));
        assertThat(catalog.drivers()).isEmpty();
        catalog.forgetFound();
        adopt(catalog, profile(new Discovery(true)));
        assertThat(catalog.drivers()).extracting(TokenDriver::name).containsExactly("gm3000-1-0");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLibraryThatTheProfileNamesIsNotLoadedTwice() throws Exception {
        var library = installed();
        var named = skf(List.of(library.toString()));
        var catalog = catalog();

        adopt(catalog, profile(new Discovery(true), named));

        assertThat(catalog.drivers()).extracting(TokenDriver::name).containsExactly("named");
        assertThat(catalog.discovered()).isEmpty();
        assertThat(catalog.isNamed(library)).isTrue();
        assertThat(catalog.isNamed(folder)).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whereOthersMayWriteItIsNamedAndNoDriver() throws Exception {
        var library = installed();
        Files.setPosixFilePermissions(library.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
        var catalog = catalog();

        adopt(catalog, profile(new Discovery(true)));

        assertThat(catalog.drivers()).isEmpty();
        assertThat(catalog.discovered())
                .singleElement()
                .extracting(DiscoveredLibrary::obstacle)
                .extracting(Refusal::code)
                .isEqualTo(ErrorCode.DRIVER_UNTRUSTED);
    }

    /** The profile uses the first of two places that it names for a library; a search finds both. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void anotherPlaceOfANamedLibraryIsNotOneThatTheProfileDoesNotWant() throws Exception {
        var first = installed();
        var second = root().resolve("opt/lm-gm3000admin/lib/libgm3000.1.0.so");
        Files.createDirectories(second.getParent());
        Files.copy(first, second);
        var found = found();
        var catalog = catalog(found);
        var both = List.of(first.toString(), second.toString());

        assertThat(inventory(catalog, found, library("other")).notWanted()).hasSize(2);
        assertThat(inventory(catalog, found, skf(both)).notWanted()).isEmpty();
        assertThat(inventory(catalog, found, new Discovery(true)).notWanted()).isEmpty();
    }

    private static LibraryInventory inventory(DriverCatalog catalog, FoundLibraries found, DriverEntry entry) {
        return new LibraryInventory(catalog, found, () -> adopt(catalog, profile(entry)), () -> 0);
    }

    private static DriverLibrary skf(List<String> places) {
        return new DriverLibrary(
                DriverLibrary.Kind.SKF,
                "named",
                Map.of(OperatingSystem.LINUX, places),
                List.of(),
                List.of(),
                Map.of(),
                DriverLibrary.RsaInput.DIGEST_INFO,
                5);
    }

    @Test
    void everyKindThatAProfileCanNameIsOneOfThem() {
        assertThat(BridgedKind.all())
                .extracting(BridgedKind::word)
                .containsAll(Arrays.stream(DriverLibrary.Kind.values())
                        .map(DriverLibrary.Kind::word)
                        .toList());
    }
}
