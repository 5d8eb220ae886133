package signinghelper.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rights of others to change a file or folder: taken away, and given back from a text. On POSIX systems these are bits
 * of the mode; the group's bit also limits an access control list. On Windows they are permissions in entries of the
 * access control list, whose other permissions stay.
 */
public final class WriteRights {
    private static final String SEPARATOR = "\t";
    private static final String MODE = "unix:mode";
    private static final int ALL_BITS = 07777;

    private WriteRights() {}

    /** Returns the text for a mode, with the bits that are to be taken. */
    static String text(Path path, int mode, int taken) {
        return String.join(
                SEPARATOR, path.toString(), Integer.toOctalString(mode & ALL_BITS), Integer.toOctalString(taken));
    }

    /** Returns a text for each entry that gives another user than the trusted ones some of {@code rights}. */
    static List<String> texts(
            Path path, List<AclEntry> entries, Set<AclEntryPermission> rights, Set<UserPrincipal> trusted) {
        return entries.stream()
                .filter(entry -> counts(entry) && !trusted.contains(entry.principal()))
                .filter(entry -> !taken(entry, rights).isEmpty())
                .map(entry -> String.join(
                        SEPARATOR,
                        path.toString(),
                        entry.principal().getName(),
                        taken(entry, rights).stream().map(Enum::name).collect(Collectors.joining(","))))
                .distinct()
                .toList();
    }

    /** Returns true for an entry that allows something here, and not only in what is made below. */
    private static boolean counts(AclEntry entry) {
        return entry.type() == AclEntryType.ALLOW && !entry.flags().contains(AclEntryFlag.INHERIT_ONLY);
    }

    private static Set<AclEntryPermission> taken(AclEntry entry, Set<AclEntryPermission> rights) {
        return entry.permissions().stream()
                .filter(rights::contains)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AclEntryPermission.class)));
    }

    /**
     * Removes the rights of one text.
     *
     * @throws java.nio.file.AccessDeniedException without the rights of an administrator
     */
    public static void take(String text) throws IOException {
        change(text, true);
    }

    /**
     * Gives them back. A mode that was changed since is left.
     *
     * @throws java.nio.file.AccessDeniedException without the rights of an administrator
     */
    public static void giveBack(String text) throws IOException {
        change(text, false);
    }

    private static void change(String text, boolean take) throws IOException {
        var parts = text.split(SEPARATOR, -1);
        if (parts.length != 3) {
            throw new IOException("no right of others: " + text);
        }
        var path = Path.of(parts[0]);
        var view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (view == null) {
            changeMode(path, Integer.parseInt(parts[1], 8), Integer.parseInt(parts[2], 8), take);
        } else {
            var permissions = Arrays.stream(parts[2].split(","))
                    .map(AclEntryPermission::valueOf)
                    .toList();
            view.setAcl(changed(view.getAcl(), parts[1], permissions, take));
        }
    }

    private static void changeMode(Path path, int open, int bits, boolean take) throws IOException {
        var closed = open & ~bits;
        var now = (int) Objects.requireNonNull(Files.getAttribute(path, MODE)) & ALL_BITS;
        if (now == (take ? open : closed)) {
            Files.setAttribute(path, MODE, take ? closed : open);
        }
    }

    /** Returns the entries with permissions of one user or group taken from all, or given back to the first. */
    static List<AclEntry> changed(
            List<AclEntry> entries, String principal, List<AclEntryPermission> permissions, boolean take) {
        var result = new ArrayList<AclEntry>();
        var isGiven = false;
        for (var entry : entries) {
            if (isGiven || !counts(entry) || !entry.principal().getName().equals(principal)) {
                result.add(entry);
                continue;
            }
            isGiven = !take;
            var kept = EnumSet.noneOf(AclEntryPermission.class);
            kept.addAll(entry.permissions());
            if (take) {
                kept.removeAll(permissions);
            } else {
                kept.addAll(permissions);
            }
            result.add(AclEntry.newBuilder(entry).setPermissions(kept).build());
        }
        return result;
    }
}
