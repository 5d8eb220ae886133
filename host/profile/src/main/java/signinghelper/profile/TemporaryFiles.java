package signinghelper.profile;

import org.jspecify.annotations.Nullable;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Settings for the user's folder of temporary files.
 *
 * @param leftovers names of files and folders directly in it that an earlier program for this portal leaves; {@code *}
 *     matches any text and {@code ?} any character
 * @param limits from which the folder is reported as full; null when the profile has none
 * @param note for the maintainer of the profile, by language tag
 */
public record TemporaryFiles(
        List<Dated<String>> leftovers, @Nullable Dated<Limits> limits, Map<String, String> note) {
    private static final Pattern WORD = Pattern.compile("[^/\\\\\\[\\]{}]*[^/\\\\\\[\\]{}*?. ]{4}[^/\\\\\\[\\]{}]*");

    // After the pattern, which its constructor needs.
    public static final TemporaryFiles NONE = new TemporaryFiles(List.of(), null, Map.of());

    /**
     * Limits above which the folder is reported.
     *
     * @param bytes of all files together
     * @param files number of files
     * @param days age of the oldest file
     * @param freeBytes minimum of free space on the disk
     */
    public record Limits(long bytes, long files, int days, long freeBytes) {
        public Limits {
            if (bytes < 1 || files < 1 || days < 1 || freeBytes < 1) {
                throw new IllegalArgumentException("profile: temporaryFiles.limits");
            }
        }
    }

    public TemporaryFiles {
        // Left out in the file, they are null here.
        leftovers = leftovers == null ? List.of() : List.copyOf(leftovers);
        note = note == null ? Map.of() : Map.copyOf(note);
        // A mistake, such as a star alone, must not mark every user's files as leftovers.
        if (!leftovers.stream().map(Dated::value).allMatch(WORD.asMatchPredicate())) {
            throw new IllegalArgumentException("profile: temporaryFiles.leftovers");
        }
    }

    /** Returns true when an earlier program left a file or folder of this name. On Windows case is ignored. */
    public boolean isLeftover(Path fileName) {
        return leftovers.stream()
                .anyMatch(pattern -> FileSystems.getDefault()
                        .getPathMatcher("glob:" + pattern.value())
                        .matches(fileName));
    }
}
