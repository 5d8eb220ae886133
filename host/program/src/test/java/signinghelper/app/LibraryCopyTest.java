package signinghelper.app;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.platform.LibraryFile;
import signinghelper.profile.DriverLibrary;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@EnabledOnOs({OS.LINUX, OS.MAC})
class LibraryCopyTest {
    private static final byte[] LIBRARY = "library".getBytes(UTF_8);
    private static final byte[] NEIGHBOUR = "neighbour".getBytes(UTF_8);

    @TempDir
    Path folder;

    private Path write(String name, byte[] content) throws Exception {
        return Files.write(Files.createDirectories(folder.resolve("vendor")).resolve(name), content);
    }

    private static DriverLibrary driver(Map<String, List<String>> neighbours) {
        return new DriverLibrary(
                DriverLibrary.Kind.SKF,
                "vendor",
                Map.of(),
                List.of(),
                List.of(LibraryFile.sha256(LIBRARY)),
                neighbours,
                DriverLibrary.RsaInput.DIGEST_INFO,
                5);
    }

    private Path copy(DriverLibrary driver, Path library) throws Exception {
        return new LibraryCopy(folder.resolve("state/libraries")).of(driver, library);
    }

    private static void assertUntrusted(ThrowingCallable call) {
        var refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).as("refusal").isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.DRIVER_UNTRUSTED);
    }

    private static void permit(Path path, String permissions) throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void copiesTheLibraryAndWhatIsNamedBesideItForTheOwnerAlone() throws Exception {
        var library = write("libvendor.so", LIBRARY);
        write("libneighbour.so", NEIGHBOUR);
        write("libother.so", NEIGHBOUR);
        var named = Map.of(
                "libneighbour.so",
                List.of("00".repeat(32), LibraryFile.sha256(NEIGHBOUR)),
                "libabsent.so",
                List.of("00".repeat(32)));

        var copy = copy(driver(named), library);

        assertThat(copy).hasBinaryContent(LIBRARY).hasFileName("libvendor.so");
        assertThat(copy.resolveSibling("libneighbour.so")).hasBinaryContent(NEIGHBOUR);
        assertThat(copy.getParent()).isDirectoryNotContaining("glob:**other*");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.getParent())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
    }

    @Test
    void anotherVersionLiesBesideTheFirst() throws Exception {
        var library = write("libvendor.so", LIBRARY);
        write("libneighbour.so", NEIGHBOUR);
        var named = Map.of("libneighbour.so", List.of(LibraryFile.sha256(NEIGHBOUR)));

        assertThat(copy(driver(Map.of()), library)).isEqualTo(copy(driver(Map.of()), library));
        assertThat(copy(driver(named), library)).isNotEqualTo(copy(driver(Map.of()), library));
    }

    @Test
    void copyThatWasChangedIsMadeAnew() throws Exception {
        var library = write("libvendor.so", LIBRARY);
        Files.writeString(copy(driver(Map.of()), library), "changed");

        assertThat(copy(driver(Map.of()), library)).hasBinaryContent(LIBRARY);
    }

    @Test
    void folderOfCopiesThatIsOpenIsClosed() throws Exception {
        var library = write("libvendor.so", LIBRARY);
        var copies = Objects.requireNonNull(copy(driver(Map.of()), library).getParent());
        permit(copies, "rwxrwxrwx");

        assertThat(copy(driver(Map.of()), library).getParent()).isEqualTo(copies);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copies)))
                .isEqualTo("rwx------");
    }

    private void tidyUp(DriverLibrary... named) {
        new LibraryCopy(folder.resolve("state/libraries")).removeAllBut(List.of(named));
    }

    private Path copied(String name, byte[] content) throws Exception {
        var copies = Files.createDirectories(folder.resolve("state/libraries").resolve(name));
        Files.write(copies.resolve("libneighbour.so"), NEIGHBOUR);
        return Files.write(copies.resolve("libvendor.so"), content);
    }

    private Process holder() throws Exception {
        var holder = new ProcessBuilder(
                        Installation.java().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CopyHolder.class.getName(),
                        folder.resolve("state/libraries").toString())
                .start();
        assertThat(holder.inputReader().readLine()).isEqualTo("held");
        return holder;
    }

    @Test
    void copyThatNoProfileNamesIsRemovedUnlessAnotherHostUsesCopies() throws Exception {
        var named = driver(Map.of("libneighbour.so", List.of(LibraryFile.sha256(NEIGHBOUR))));
        var kept = copied("kept", LIBRARY);
        var former = copied("former", "former".getBytes(UTF_8));
        var holder = holder();
        tidyUp(named);
        assertThat(former).as("in use").exists();

        holder.getOutputStream().close();
        assertThat(holder.waitFor()).isNotNegative();
        tidyUp(named);
        assertThat(former.getParent()).doesNotExist();
        assertThat(kept).hasBinaryContent(LIBRARY);

        tidyUp(driver(Map.of()));
        assertThat(kept).as("its neighbour is not named any more").doesNotExist();
    }

    @Test
    void copyIsNotRemovedByTheProgramThatUsesIt() throws Exception {
        var copies = new LibraryCopy(folder.resolve("state/libraries"));
        var copy = copies.of(driver(Map.of()), write("libvendor.so", LIBRARY));
        copies.removeAllBut(List.of());
        assertThat(copy).exists();
    }

    @Test
    void stateThatOthersMayWriteTakesNoCopy() throws Exception {
        var library = write("libvendor.so", LIBRARY);
        permit(Files.createDirectories(folder.resolve("state")), "rwxrwxrwx");

        assertUntrusted(() -> copy(driver(Map.of()), library));
    }

    @Test
    void neighbourIsTrustedNoMoreThanTheLibrary() throws Exception {
        var library = write("libvendor.so", LIBRARY);
        var neighbour = write("libneighbour.so", NEIGHBOUR);
        var named = Map.of("libneighbour.so", List.of(LibraryFile.sha256(NEIGHBOUR)));
        permit(neighbour, "rw-rw-rw-");
        assertUntrusted(() -> copy(driver(named), library));

        permit(neighbour, "rw-r--r--");
        Files.writeString(neighbour, "another");
        assertUntrusted(() -> copy(driver(named), library));
    }
}
