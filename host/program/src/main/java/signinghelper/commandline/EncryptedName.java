package signinghelper.commandline;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Names of encrypted files: {@code bid.pdf.p7e} holds {@code bid.pdf}. */
final class EncryptedName {
    private static final String SUFFIX = ".p7e";
    private static final String OPENED = ".opened";

    private EncryptedName() {}

    /** @param folder null to put it beside the file */
    static Path of(Path file, @Nullable Path folder) {
        return place(file, folder, name(file) + SUFFIX);
    }

    /** Returns the place of what {@code envelope} holds. */
    static Path opened(Path envelope, @Nullable Path folder) {
        var name = name(envelope);
        var isSuffixed = name.length() > SUFFIX.length() && name.endsWith(SUFFIX);
        var plain = isSuffixed ? name.substring(0, name.length() - SUFFIX.length()) : name + OPENED;
        return place(envelope, folder, plain);
    }

    /** Returns true when two files would be written into one. */
    static boolean hasOneTwice(List<Path> outputs) {
        return outputs.stream()
                        .map(path -> path.toAbsolutePath().normalize())
                        .distinct()
                        .count()
                < outputs.size();
    }

    private static String name(Path file) {
        return Objects.requireNonNullElse(file.getFileName(), file).toString();
    }

    private static Path place(Path file, @Nullable Path folder, String name) {
        return folder == null ? file.resolveSibling(name) : folder.resolve(name);
    }
}
