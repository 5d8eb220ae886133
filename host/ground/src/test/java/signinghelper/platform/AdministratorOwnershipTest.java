package signinghelper.platform;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.ExternalProgram;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The user who runs the tests is the administrator here, and {@code root} the whole tree of files. */
@EnabledOnOs(OS.LINUX)
class AdministratorOwnershipTest {
    private static final Path SETFACL = Path.of("/usr/bin/setfacl");
    private static final int PRIVATE = 0755;

    @TempDir
    Path folder;

    private Path root;
    private Path file;
    private AdministratorOwnership ownership;

    @BeforeEach
    void make() throws Exception {
        root = Files.createDirectories(folder.resolve("root"));
        file = Files.writeString(
                Files.createDirectories(root.resolve("opt/vendor")).resolve("library.so"), "");
        for (var path : List.of(root, root.resolve("opt"), root.resolve("opt/vendor"), file)) {
            permit(path, PRIVATE);
        }
        ownership = new AdministratorOwnership(person(), root);
    }

    private int person() throws Exception {
        return (int) Files.getAttribute(folder, "unix:uid");
    }

    private static void permit(Path path, int mode) throws Exception {
        Files.setAttribute(path, "unix:mode", mode | ((int) Files.getAttribute(path, "unix:mode") & ~07777));
    }

    @Test
    void nobodyElseMayWriteAnythingOnTheWay() throws Exception {
        assertThat(ownership.covers(file)).isTrue();

        for (var path : List.of(root, root.resolve("opt"), root.resolve("opt/vendor"), file)) {
            permit(path, 0757);
            assertThat(ownership.covers(file)).as(path.toString()).isFalse();
            permit(path, PRIVATE);
        }
        assertThat(ownership.covers(file)).isTrue();
    }

    /**
     * Anyone may put files into a sticky folder, so it is not the administrator's alone. A library that the profile
     * names may still lie there.
     */
    @Test
    void aStickyFolderIsOpenToo() throws Exception {
        permit(root.resolve("opt"), 01777);

        assertThat(ownership.covers(file)).isFalse();
        assertThat(FileOwnership.isOpenToOthers(file)).isFalse();
    }

    @Test
    void aPersonsOwnFileIsNotTheAdministrators() throws Exception {
        assertThat(new AdministratorOwnership(person() + 1, root).covers(file)).isFalse();
    }

    @Test
    void aFileOfAnotherPersonsOrGroupsIsNone() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root gives files away");
        Files.setAttribute(file, "unix:uid", 65534);
        assertThat(ownership.covers(file)).isFalse();
        Files.setAttribute(file, "unix:uid", 0);
        Files.setAttribute(file, "unix:gid", 65534);
        assertThat(ownership.covers(file)).isTrue();
        permit(file, 0775);
        assertThat(ownership.covers(file)).isFalse();
    }

    @Test
    void aLinkThatLeadsOutIsNone() throws Exception {
        var outside = Files.writeString(folder.resolve("outside.so"), "");
        var link = Files.createSymbolicLink(root.resolve("opt/link.so"), outside);

        assertThat(ownership.covers(link)).isFalse();
        assertThat(ownership.covers(Files.createSymbolicLink(root.resolve("opt/inside.so"), file)))
                .isTrue();
    }

    @Test
    void anAccessControlListThatLetsAnotherWriteCounts() throws Exception {
        Needed.file(SETFACL);
        for (var path : List.of(root.resolve("opt"), file)) {
            new ExternalProgram(List.of(SETFACL.toString(), "-m", "u:nobody:rwx", path.toString()), Map.of()).run();
            assertThat(ownership.covers(file)).as(path.toString()).isFalse();
            new ExternalProgram(List.of(SETFACL.toString(), "-b", path.toString()), Map.of()).run();
        }
        assertThat(ownership.covers(file)).isTrue();
    }

    @Test
    void theComputersOwnLibrariesAreTheAdministrators() throws Exception {
        assertThat(AdministratorOwnership.ofThisComputer().covers(Path.of("/bin/sh")))
                .isTrue();
        assertThat(AdministratorOwnership.ofThisComputer()).isEqualTo(new AdministratorOwnership(0, Path.of("/")));
    }
}
