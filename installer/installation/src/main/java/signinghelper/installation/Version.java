package signinghelper.installation;

import java.util.Comparator;
import java.util.regex.Pattern;

/** A version of the product, such as {@code 1.10.2}. Compared by number, so that 1.10 comes after 1.9. */
public record Version(int major, int minor, int patch) implements Comparable<Version> {
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,5})\\.([0-9]{1,5})(?:\\.([0-9]{1,5}))?");
    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch);

    /**
     * Reads two or three numbers with points between them; a third that is left out is 0.
     *
     * @throws IllegalArgumentException if {@code text} is anything else
     */
    public static Version parse(String text) {
        var numbers = SHAPE.matcher(text);
        if (!numbers.matches()) {
            throw new IllegalArgumentException("not a version");
        }
        var patch = numbers.group(3);
        return new Version(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                patch == null ? 0 : Integer.parseInt(patch));
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
