package signinghelper.platform;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;

/**
 * State of a file, for comparison with a later one. Equal marks mean the same bytes, unless a program sets times back.
 *
 * @param modified null for a missing file
 * @param identity of the file system, which differs for a replaced file; null when the file system has none
 */
public record FileMark(
        @Nullable FileTime modified, long size, @Nullable Object identity) {
    private static final FileMark ABSENT = new FileMark(null, 0, null);

    /**
     * Written by hand, like {@link #hashCode}: a record's own are generated at run time, and every start would pay for
     * that.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileMark mark
                && size == mark.size
                && Objects.equals(modified, mark.modified)
                && Objects.equals(identity, mark.identity);
    }

    @Override
    public int hashCode() {
        return Objects.hash(modified, size, identity);
    }

    public static FileMark of(Path file) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileMark(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (NoSuchFileException e) {
            return ABSENT;
        }
    }
}
