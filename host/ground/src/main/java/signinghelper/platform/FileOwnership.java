package signinghelper.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Test for users, other than administrators and the user, who can change a file before it is trusted. */
public final class FileOwnership {
    private static final int STICKY = 01000;
    private static final int GROUP_WRITES = 020;
    private static final int OTHERS_WRITE = 02;
    private static final int ROOT = 0;
    private static final int UNKNOWN = -1;

    /** Permissions that are enough to replace a file or folder. */
    private static final Set<AclEntryPermission> TAKING_OVER = EnumSet.of(
            AclEntryPermission.DELETE,
            AclEntryPermission.DELETE_CHILD,
            AclEntryPermission.WRITE_ACL,
            AclEntryPermission.WRITE_OWNER);

    /** Permissions to write a file or to create one in a folder; both are the same bits. */
    private static final Set<AclEntryPermission> WRITING = EnumSet.of(AclEntryPermission.WRITE_DATA);

    private FileOwnership() {}

    /**
     * Returns true when anyone except administrators and the user could change or replace {@code file}. This is so when
     * the file, its folder or a folder above belongs to another user, or is writable for one. Links are followed first.
     */
    public static boolean isOpenToOthers(Path file) throws IOException {
        return !openPlaces(file).isEmpty();
    }

    /** Returns the file and folders on its path because of which {@link #isOpenToOthers} is true, the nearest first. */
    public static List<OpenPlace> openPlaces(Path file) throws IOException {
        var real = file.toRealPath();
        return OperatingSystem.current() == OperatingSystem.WINDOWS
                ? openOnWindows(real, trustedOnWindows())
                : openOnPosix(real);
    }

    /**
     * Returns true when the user owns the file; a link is tested itself. On Windows each user has separate temporary
     * folders.
     */
    public static boolean isOfPerson(Path file) throws IOException {
        return OperatingSystem.current() == OperatingSystem.WINDOWS
                || Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName().equals(System.getProperty("user.name"));
    }

    private static List<OpenPlace> openOnPosix(Path file) throws IOException {
        var open = new ArrayList<OpenPlace>();
        var person = System.getProperty("user.name");
        for (var path = file; path != null; path = path.getParent()) {
            var posix = Posix.read(path);
            var listed = !posix.isSticky() && PosixAcl.read(path).letsOthersWrite(numberOfPerson());
            if (posix.isOpen(person) || listed) {
                open.add(posix.place(path, person, listed));
            }
        }
        return open;
    }

    private static int numberOfPerson() throws IOException {
        var self = Path.of("/proc/self");
        return Files.exists(self) ? Posix.number(self, "unix:uid") : UNKNOWN;
    }

    /** Attributes of a file or folder; {@code mode} as in {@code stat}. */
    record Posix(boolean isFolder, String owner, boolean isRoots, String group, boolean isRootsGroup, int mode) {
        static Posix read(Path path) throws IOException {
            return new Posix(
                    Files.isDirectory(path),
                    Files.getOwner(path).getName(),
                    number(path, "unix:uid") == ROOT,
                    String.valueOf(Files.getAttribute(path, "unix:group")),
                    number(path, "unix:gid") == ROOT,
                    number(path, "unix:mode"));
        }

        private static int number(Path path, String attribute) throws IOException {
            return (int) Objects.requireNonNull(Files.getAttribute(path, attribute));
        }

        /** In a sticky folder users can replace only their own files. Many systems give each user a separate group. */
        boolean isOpen(String person) {
            var isPrivateGroup = isRootsGroup || group.equals(owner);
            var foreign = isPrivateGroup ? OTHERS_WRITE : OTHERS_WRITE | GROUP_WRITES;
            return !(isRoots || owner.equals(person)) || (!isSticky() && (mode & foreign) != 0);
        }

        /** Describes the place; {@code listed} when an access control list lets others write. */
        OpenPlace place(Path path, String person, boolean listed) {
            var isPrivateGroup = isRootsGroup || group.equals(owner);
            var taken = mode & (isPrivateGroup && !listed ? OTHERS_WRITE : OTHERS_WRITE | GROUP_WRITES);
            var right = bits() + " " + owner + ":" + group + (listed ? " +" : "");
            var isForeign = !(isRoots || owner.equals(person));
            return new OpenPlace(
                    path, right, isForeign || taken == 0 ? List.of() : List.of(WriteRights.text(path, mode, taken)));
        }

        private String bits() {
            var all = "rwxrwxrwx";
            var text = new StringBuilder();
            for (var i = 0; i < all.length(); i++) {
                text.append((mode & (0400 >> i)) == 0 ? '-' : all.charAt(i));
            }
            return text.toString();
        }

        boolean isSticky() {
            return isFolder && (mode & STICKY) != 0;
        }
    }

    private static Set<UserPrincipal> trustedOnWindows() throws IOException {
        var trusted = new HashSet<>(administratorsOfWindows());
        trusted.add(Path.of("")
                .toAbsolutePath()
                .getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name")));
        return trusted;
    }

    /** Tests the file when only the users in {@code trusted} are trusted. */
    static boolean isOpenOnWindows(Path file, Set<UserPrincipal> trusted) throws IOException {
        return !openOnWindows(file, trusted).isEmpty();
    }

    private static List<OpenPlace> openOnWindows(Path file, Set<UserPrincipal> trusted) throws IOException {
        var change = EnumSet.copyOf(TAKING_OVER);
        change.addAll(WRITING);
        var open = new ArrayList<OpenPlace>();
        for (var path = file; path != null; path = path.getParent()) {
            // Every user may create folders in a drive's root; that does not affect folders further down.
            var isNear = path.equals(file) || path.equals(file.getParent());
            var view = acl(path);
            if (!trusted.contains(view.getOwner())) {
                open.add(new OpenPlace(path, "owner " + view.getOwner().getName(), List.of()));
            } else if (isOpen(view.getAcl(), isNear ? change : TAKING_OVER, trusted)) {
                var texts = WriteRights.texts(path, view.getAcl(), isNear ? change : TAKING_OVER, trusted);
                open.add(new OpenPlace(path, rights(texts), texts));
            }
        }
        return open;
    }

    /** Returns who may do what, without the path. */
    private static String rights(List<String> texts) {
        return texts.stream()
                .map(text -> text.substring(text.indexOf('\t') + 1).replace('\t', ' '))
                .collect(Collectors.joining("; "));
    }

    private static AclFileAttributeView acl(Path path) throws IOException {
        var view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (view == null) {
            throw new IOException("no access control list: " + path);
        }
        return view;
    }

    /** Returns true when {@code entries} give one of {@code rights} to another user. */
    static boolean isOpen(List<AclEntry> entries, Set<AclEntryPermission> rights, Set<UserPrincipal> trusted) {
        return entries.stream()
                .filter(entry -> entry.type() == AclEntryType.ALLOW)
                .filter(entry -> !entry.flags().contains(AclEntryFlag.INHERIT_ONLY))
                .filter(entry -> !trusted.contains(entry.principal()))
                .anyMatch(entry -> !Collections.disjoint(entry.permissions(), rights));
    }

    /** Returns the users who may write Windows' own folder: the names of administrators differ by language. */
    static Set<UserPrincipal> administratorsOfWindows() throws IOException {
        var windows = acl(Path.of(System.getenv().getOrDefault("SystemRoot", "C:\\Windows"), "System32"));
        var trusted = new HashSet<UserPrincipal>();
        trusted.add(windows.getOwner());
        windows.getAcl().stream()
                .filter(entry -> entry.type() == AclEntryType.ALLOW)
                .filter(entry -> !Collections.disjoint(entry.permissions(), WRITING))
                .map(AclEntry::principal)
                .forEach(trusted::add);
        return trusted;
    }
}
