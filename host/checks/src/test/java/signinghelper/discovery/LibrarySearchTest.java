package signinghelper.discovery;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.discovery.FoundLibrary.Place;
import signinghelper.platform.FakeRegistry;
import signinghelper.platform.OperatingSystem;
import signinghelper.platform.RegisteredLibraries;
import signinghelper.platform.Registry;
import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;
import signinghelper.profile.Vendors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class LibrarySearchTest {
    private static final String PROVIDERS = "SOFTWARE\\Microsoft\\Cryptography\\Defaults\\Provider\\";
    private static final String NETCA = "SOFTWARE\\NETCA\\PKI\\Devices\\SKFDevice\\";
    private static final String UOS = "opt/apps/com.longmai.gm3000user/files/lib/libgm3000.1.0.so";

    @TempDir
    Path folder;

    private final FakeRegistry registry = new FakeRegistry();

    private Path file(String path) throws Exception {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    private List<FoundLibrary> onWindows() {
        return find(
                OperatingSystem.WINDOWS,
                List.of(folder.resolve("Windows/System32"), folder.resolve("Windows/SysWOW64")),
                List.of(folder.resolve("Program Files"), folder.resolve("Program Files (x86)")));
    }

    private List<FoundLibrary> onLinux() {
        return find(OperatingSystem.LINUX, List.of(), List.of());
    }

    private List<FoundLibrary> find(OperatingSystem system, List<Path> systemFolders, List<Path> programFolders) {
        var places = new SearchedPlaces(system, folder, systemFolders, programFolders);
        return new LibrarySearch(Vendors.read(), new RegisteredLibraries(registry), places).find();
    }

    private static Registry.Key key(View view, String path) {
        return new Registry.Key(Root.LOCAL_MACHINE, view, path);
    }

    @Test
    void whateverAProviderOrADeviceNamesIsFound() throws Exception {
        var unknown = file("Vendor/some.dll");
        var known = file("Vendor/SKFAPI20438.dll");
        var netca = file("Netca/other.dll");
        registry.with(key(View.BITS_64, PROVIDERS + "Some CSP"), "SKFImagePath", unknown.toString())
                .with(key(View.BITS_32, PROVIDERS + "Haitai CSP"), "SKFImagePath", known.toString())
                .with(
                        key(View.BITS_64, PROVIDERS + "Plain CSP"),
                        "Image Path",
                        file("plain.dll").toString())
                .with(key(View.BITS_32, NETCA + "ePass"), "SkfDllPath", netca.toString());

        var found = onWindows();

        assertThat(found).extracting(FoundLibrary::path).containsExactly(unknown, known, netca);
        assertThat(found)
                .extracting(FoundLibrary::place)
                .containsExactly(Place.PROVIDER, Place.PROVIDER, Place.NETCA_DEVICE);
        assertThat(found.get(0).vendor()).isNull();
        assertThat(found.get(1).vendor())
                .extracting(vendor -> vendor.driver().name())
                .isEqualTo("haitai");
    }

    @Test
    void thePersonsOwnRegistryIsNotAsked() throws Exception {
        var planted = file("planted.dll").toString();
        for (var view : View.values()) {
            registry.with(new Registry.Key(Root.CURRENT_USER, view, PROVIDERS + "Some CSP"), "SKFImagePath", planted)
                    .with(new Registry.Key(Root.CURRENT_USER, view, NETCA + "ePass"), "SkfDllPath", planted);
        }

        assertThat(onWindows()).isEmpty();
    }

    /** Java resolves such a path against the current folder, and Windows would look along PATH. */
    @Test
    void aNameOrARelativePathIsFollowedNowhere() throws Exception {
        file("Windows/System32/vendor.dll");
        for (var path : List.of("vendor.dll", "pom.xml", "..\\vendor.dll", "%SystemRoot%\\System32\\vendor.dll", "")) {
            registry.with(key(View.BITS_64, PROVIDERS + "CSP of " + path.length()), "SKFImagePath", path);
        }

        assertThat(onWindows()).isEmpty();
    }

    @Test
    void anotherComputersFileIsNoneAndNeitherIsAFolder() throws Exception {
        Files.createDirectories(folder.resolve("folder.dll"));
        registry.with(key(View.BITS_64, PROVIDERS + "A"), "SKFImagePath", "\\\\server\\share\\vendor.dll")
                .with(
                        key(View.BITS_64, PROVIDERS + "B"),
                        "SKFImagePath",
                        folder.resolve("folder.dll").toString())
                .with(key(View.BITS_64, PROVIDERS + "C"), "SKFImagePath", "/")
                .with(
                        key(View.BITS_64, PROVIDERS + "D"),
                        "SKFImagePath",
                        folder.resolve("absent.dll").toString());

        assertThat(onWindows()).isEmpty();
    }

    /** Windows leads a 32-bit program to {@code SysWOW64} by itself; the 64-bit host has to name that folder. */
    @Test
    void the32BitViewMeansItsOwnSystemFolder() throws Exception {
        var narrow = file("Windows/SysWOW64/vendor.dll");
        file("Windows/System32/vendor.dll");
        registry.with(
                        key(View.BITS_64, "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"),
                        "SystemRoot",
                        folder.resolve("Windows").toString())
                .with(
                        key(View.BITS_32, PROVIDERS + "Some CSP"),
                        "SKFImagePath",
                        folder.resolve("Windows/System32/vendor.dll").toString());

        assertThat(onWindows()).extracting(FoundLibrary::path).containsExactly(narrow);
    }

    @Test
    void knownNamesAreFoundInFoldersOfTheSystemAndOfPrograms() throws Exception {
        var wide = file("Windows/System32/ShuttleCsp11_3000GM.dll");
        var narrow = file("Windows/SysWOW64/ShuttleCsp11_3000GM.dll");
        var program = file("Program Files (x86)/GM3000/mtoken_gm3000.dll");
        var deep = file("Program Files/CA/Keys/x64/mtoken_gm3000.DLL");
        file("Windows/System32/other.dll");
        file("Program Files/CA/esafins.dll");

        var found = onWindows();

        assertThat(found).extracting(FoundLibrary::path).containsExactly(wide, narrow, deep, program);
        assertThat(found)
                .extracting(FoundLibrary::place)
                .containsExactly(Place.SYSTEM_FOLDER, Place.SYSTEM_FOLDER, Place.PROGRAM_FOLDER, Place.PROGRAM_FOLDER);
        assertThat(found).allSatisfy(library -> assertThat(library.vendor()).isNotNull());
    }

    @Test
    void programFoldersAreSearchedSoDeepAndNoLinkIsFollowed() throws Exception {
        file("Program Files/1/2/3/4/mtoken_gm3000.dll");
        var elsewhere = file("elsewhere/mtoken_gm3000.dll");
        Files.createDirectories(folder.resolve("Program Files/CA"));
        Files.createSymbolicLink(folder.resolve("Program Files/linked"), elsewhere.getParent());
        Files.createSymbolicLink(folder.resolve("Program Files/CA/mtoken_gm3000.dll"), elsewhere);

        assertThat(onWindows()).isEmpty();
    }

    @Tag("slow")
    @Test
    void programFoldersAreSearchedNoFurtherThanSoManyFolders() throws Exception {
        for (var i = 0; i < ProgramFolder.MOST_FOLDERS; i++) {
            Files.createDirectories(folder.resolve("Program Files/" + i));
        }
        file("Program Files/last/mtoken_gm3000.dll");

        assertThat(onWindows()).isEmpty();
    }

    @Test
    void fullPathsOfVendorsAreLookedAtOnLinux() throws Exception {
        var library = file(UOS);

        var found = onLinux();

        assertThat(found).extracting(FoundLibrary::path).containsExactly(library);
        assertThat(found.get(0).place()).isEqualTo(Place.VENDOR_PATH);
        assertThat(found.get(0).vendor())
                .extracting(vendor -> vendor.driver().name())
                .isEqualTo("longmai-gm3000");
    }

    @Test
    void onLinuxAFileNameAloneIsLookedForNowhere() throws Exception {
        for (var place : List.of("lib", "usr/lib", "usr/local/lib", "opt/other", "home/li", "tmp")) {
            file(place + "/libgm3000.1.0.so");
        }

        assertThat(onLinux()).isEmpty();
    }

    @Test
    void aFileIsThereOnceForTheLikeliestPlace() throws Exception {
        var library = file("Windows/System32/mtoken_gm3000.dll");
        registry.with(key(View.BITS_64, PROVIDERS + "A"), "SKFImagePath", library.toString())
                .with(key(View.BITS_32, PROVIDERS + "B"), "SKFImagePath", library.toString());

        assertThat(onWindows())
                .extracting(FoundLibrary::path, FoundLibrary::place)
                .containsExactly(tuple(library, Place.PROVIDER));
    }

    @Test
    void whatIsInstalledMeanwhileIsFound() throws Exception {
        assertThat(onLinux()).isEmpty();

        var library = file(UOS);

        assertThat(onLinux()).extracting(FoundLibrary::path).containsExactly(library);
    }

    @Test
    void foldersOfWindowsComeFromTheMachinesRegistryAlone() {
        var windows = folder.resolve("Windows").toString();
        var programs = folder.resolve("Program Files").toString();
        registry.with(key(View.BITS_64, "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"), "SystemRoot", windows)
                .with(key(View.BITS_64, "SOFTWARE\\Microsoft\\Windows\\CurrentVersion"), "ProgramFilesDir", programs);

        var places = SearchedPlaces.ofThisComputer(registry);

        assertThat(places.systemFolders())
                .containsExactly(folder.resolve("Windows/System32"), folder.resolve("Windows/SysWOW64"));
        assertThat(places.programFolders()).containsExactly(folder.resolve("Program Files"));
        assertThat(SearchedPlaces.ofThisComputer(new FakeRegistry()).systemFolders())
                .isEmpty();
    }
}
