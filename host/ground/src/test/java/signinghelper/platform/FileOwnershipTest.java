package signinghelper.platform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.ExternalProgram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.nio.file.attribute.AclEntryPermission.DELETE_CHILD;
import static java.nio.file.attribute.AclEntryPermission.READ_DATA;
import static java.nio.file.attribute.AclEntryPermission.WRITE_DATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileOwnershipTest {
    private static final Path SETFACL = Path.of("/usr/bin/setfacl");

    @TempDir
    Path folder;

    private Path file() throws Exception {
        var near = Files.createDirectories(folder.resolve("vendor/lib"));
        return Files.writeString(near.resolve("library.so"), "");
    }

    private static void permit(Path path, String permissions) throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void onlyThePersonAndRootMayWriteAnythingOnTheWay() throws Exception {
        var file = file();
        assertThat(FileOwnership.isOpenToOthers(file)).isFalse();

        for (var path : List.of(file, folder.resolve("vendor/lib"), folder.resolve("vendor"))) {
            permit(path, "rwxrwxrwx");
            assertThat(FileOwnership.isOpenToOthers(file)).as(path.toString()).isTrue();
            permit(path, "rwxr-xr-x");
        }
        assertThat(FileOwnership.isOpenToOthers(file)).isFalse();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatALinkPointsToCounts() throws Exception {
        var file = file();
        var link = Files.createSymbolicLink(folder.resolve("link.so"), file);
        permit(folder.resolve("vendor/lib"), "rwxrwxrwx");

        assertThat(FileOwnership.isOpenToOthers(link)).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anAccessControlListThatLetsAnotherWriteCounts() throws Exception {
        var file = file();
        for (var path : List.of(file, folder.resolve("vendor/lib"), folder.resolve("vendor"))) {
            setAcl("-m", "u:nobody:r-x,g:nogroup:r-x", path);
            assertThat(FileOwnership.isOpenToOthers(file)).as(path.toString()).isFalse();
            setAcl("-m", "u:nobody:rwx", path);
            assertThat(FileOwnership.isOpenToOthers(file)).as(path.toString()).isTrue();
            setAcl("-m", "u:nobody:rwx,m::r-x", path);
            assertThat(FileOwnership.isOpenToOthers(file)).as(path.toString()).isFalse();
            setAcl("-m", "u:nobody:r,g:nogroup:rwx,m::rwx", path);
            assertThat(FileOwnership.isOpenToOthers(file)).as(path.toString()).isTrue();
            setAcl("-m", "u:root:rwx,u:" + System.getProperty("user.name") + ":rwx,g:nogroup:r", path);
            assertThat(FileOwnership.isOpenToOthers(file)).as(path.toString()).isEqualTo(isModeOpen(path));
            setAcl("-b", "", path);
        }
        assertThat(FileOwnership.isOpenToOthers(file)).isFalse();
    }

    /**
     * Returns true when the mode allows others to write. With a list, the mode's bits of the group are the list's mask;
     * a group that is not private then counts as a writer.
     */
    private static boolean isModeOpen(Path path) throws Exception {
        return FileOwnership.Posix.read(path).isOpen(System.getProperty("user.name"));
    }

    private static void setAcl(String option, String entries, Path path) throws Exception {
        Needed.file(SETFACL);
        var command = new ArrayList<>(List.of(SETFACL.toString(), option));
        if (!entries.isEmpty()) {
            command.add(entries);
        }
        command.add(path.toString());
        new ExternalProgram(command, Map.of()).run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "01000000010006", "0200000001000600ffffffff01"})
    void attributeOfAnotherFormIsNoAnswer(String hex) {
        assertThatThrownBy(() -> PosixAcl.parse(HexFormat.of().parseHex(hex))).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsNotThereIsNoAnswer() {
        assertThatThrownBy(() -> FileOwnership.isOpenToOthers(folder.resolve("absent.so")))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "false, root, true,  root, true,  100755, false",
        "false, li,   false, li,   false, 100644, false",
        "false, wang, false, wang, false, 100644, true",
        "false, root, true,  root, true,  100666, true",
        "false, root, true,  staff, false, 100664, true",
        "false, root, true,  root, true,  100664, false",
        "false, li,   false, li,   false, 100664, false",
        "true,  root, true,  root, true,  41777,  false",
        "true,  root, true,  root, true,  40777,  true",
        "true,  wang, false, wang, false, 41777,  true"
    })
    void ownerGroupAndModeDecide(
            boolean isFolder,
            String owner,
            boolean isRoots,
            String group,
            boolean isRootsGroup,
            String mode,
            boolean open) {
        var posix = new FileOwnership.Posix(isFolder, owner, isRoots, group, isRootsGroup, Integer.parseInt(mode, 8));

        assertThat(posix.isOpen("li")).isEqualTo(open);
    }

    private record Named(String name) implements UserPrincipal {
        @Override
        public String getName() {
            return name;
        }
    }

    private static AclEntry entry(
            AclEntryType type, String who, Set<AclEntryPermission> rights, AclEntryFlag... flags) {
        return AclEntry.newBuilder()
                .setType(type)
                .setPrincipal(new Named(who))
                .setPermissions(rights)
                .setFlags(flags)
                .build();
    }

    @Test
    void onWindowsOnlyTrustedOnesMayBeAllowedToChange() {
        Set<UserPrincipal> trusted = Set.of(new Named("Administrators"), new Named("li"));
        var change = Set.of(WRITE_DATA, DELETE_CHILD);

        assertThat(FileOwnership.isOpen(
                        List.of(
                                entry(AclEntryType.ALLOW, "Administrators", Set.of(WRITE_DATA)),
                                entry(AclEntryType.ALLOW, "Users", Set.of(READ_DATA)),
                                entry(AclEntryType.DENY, "Users", Set.of(WRITE_DATA)),
                                entry(AclEntryType.ALLOW, "Users", Set.of(WRITE_DATA), AclEntryFlag.INHERIT_ONLY)),
                        change,
                        trusted))
                .isFalse();
        assertThat(FileOwnership.isOpen(
                        List.of(entry(AclEntryType.ALLOW, "Users", Set.of(READ_DATA, DELETE_CHILD))), change, trusted))
                .isTrue();
    }

    /** A file system with access control lists, as on Windows, filled with users of this computer. */
    @Test
    void permissionsOfOthersAreTakenFromTheirEntriesAndGivenBack() throws Exception {
        var users = folder.getFileSystem().getUserPrincipalLookupService();
        var root = users.lookupPrincipalByName("root");
        var other = users.lookupPrincipalByName("daemon");
        var entries = new ArrayList<AclEntry>();
        for (var user : List.of(root, other)) {
            entries.add(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(user)
                    .setFlags(AclEntryFlag.FILE_INHERIT)
                    .setPermissions(READ_DATA, WRITE_DATA, DELETE_CHILD)
                    .build());
        }

        var texts = WriteRights.texts(Path.of("C:/vendor"), entries, Set.of(WRITE_DATA, DELETE_CHILD), Set.of(root));
        assertThat(texts).hasSize(1);
        assertThat(texts.get(0)).contains("daemon").contains("WRITE_DATA").doesNotContain("READ_DATA");

        var closed = WriteRights.changed(entries, "daemon", List.of(WRITE_DATA, DELETE_CHILD), true);
        assertThat(closed.get(0)).isEqualTo(entries.get(0));
        assertThat(closed.get(1).permissions()).containsExactly(READ_DATA);
        assertThat(closed.get(1).flags()).containsExactly(AclEntryFlag.FILE_INHERIT);
        assertThat(WriteRights.texts(Path.of("C:/vendor"), closed, Set.of(WRITE_DATA, DELETE_CHILD), Set.of(root)))
                .isEmpty();
        assertThat(WriteRights.changed(closed, "daemon", List.of(WRITE_DATA, DELETE_CHILD), false))
                .isEqualTo(entries);
    }
}
