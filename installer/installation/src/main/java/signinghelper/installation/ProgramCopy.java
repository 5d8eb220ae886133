package signinghelper.installation;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A copy of the program on the disk. Installing the same version again makes another, because a file that may be in use
 * is never overwritten.
 *
 * @param number 1 for the first of its version
 */
public record ProgramCopy(Version version, int number) {
    private static final Pattern NAME = Pattern.compile("([0-9]+\\.[0-9]+\\.[0-9]+)(?:-([0-9]{1,5}))?");

    public ProgramCopy {
        if (number < 1) {
            throw new IllegalArgumentException("copies are counted from 1");
        }
    }

    /** Reads a copy from the name of its folder; empty for any other name. */
    static Optional<ProgramCopy> named(String folder) {
        var name = NAME.matcher(folder);
        if (!name.matches()) {
            return Optional.empty();
        }
        var number = name.group(2) == null ? 1 : Integer.parseInt(name.group(2));
        try {
            return Optional.of(new ProgramCopy(Version.parse(name.group(1)), number))
                    .filter(copy -> copy.folderName().equals(folder));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@code 1.2.0}, and {@code 1.2.0-2} for a second one. */
    String folderName() {
        return number == 1 ? version.toString() : version + "-" + number;
    }
}
