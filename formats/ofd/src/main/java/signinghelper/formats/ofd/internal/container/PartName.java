package signinghelper.formats.ofd.internal.container;

import signinghelper.formats.verification.Code;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Absolute path of a part of the container (ST_Loc, GB/T 33190-2016, 7.3).
 *
 * @param path begins with a slash, without empty, {@code .} and {@code ..} segments
 */
public record PartName(String path) implements Comparable<PartName> {

    /** Part that every OFD document begins with. */
    public static final PartName ROOT = new PartName("/OFD.xml");

    private static final Pattern RELATIVE = Pattern.compile("\\.{1,2}");
    /** Scheme, drive, or the name of a host. */
    private static final Pattern ADDRESS = Pattern.compile("^(?:\\p{Alpha}[\\p{Alnum}+.-]*:|//)");

    private static final Pattern ESCAPE = Pattern.compile("(%\\p{XDigit}{2})+");
    /** Letters that no name on Windows has; the last one stands for octets that are not UTF-8. */
    private static final Pattern RESERVED = Pattern.compile("[\\p{Cc}\\p{Cs}:*?\"<>|\uFFFD]");

    /** Names that Windows gives devices, and other files as their short ones; and versions of VMS, which unzip cuts off. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "/(?:(?:CON|PRN|AUX|NUL|COM\\d|LPT\\d)(?:\\.[^/]*)?|[^/.]{1,6}~\\d{1,6}(?:\\.[^/.]{1,3})?|[^/]*;\\d*)(?:/|$)",
            Pattern.CASE_INSENSITIVE);

    /** Letters that are not seen, which HFS+ leaves out as it compares names. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    /** Twice as many as a name of a part has octets, since a letter may be spelled by several. */
    private static final int MAX_LETTERS = 1024;

    /** More marks on one letter than any text has (UAX #15, 12.1); sorting them takes the square of their number. */
    private static final Pattern MARKS = Pattern.compile("\\p{M}{31}");

    public PartName {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("not absolute: " + path);
        }
    }

    /** Returns the folder of the part, which ends with a slash. */
    public String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /**
     * Resolves a location within the container.
     *
     * @param folder folder that a relative location starts from, which ends with a slash
     * @param location absolute when it begins with a slash
     * @return empty when the location leads out of the container or to no part
     */
    public static Optional<PartName> resolve(String folder, String location) {
        var whole = location.startsWith("/") ? location : folder + location;
        var segments = new ArrayDeque<String>();
        for (var segment : whole.split("/", -1)) {
            if (segment.equals("..")) {
                if (segments.isEmpty()) {
                    return Optional.empty();
                }
                segments.removeLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return segments.isEmpty() || whole.endsWith("/") || whole.indexOf('\\') >= 0
                ? Optional.empty()
                : Optional.of(new PartName("/" + String.join("/", segments)));
    }

    /** Returns true for a location that a reader which joins paths, or takes it for an address, follows out of the container. */
    static boolean leadsOut(String folder, String location) {
        var tolerated = tolerated(location.strip());
        if (ADDRESS.matcher(tolerated).find()) {
            return true;
        }
        var depth = 0;
        for (var segment : (tolerated.startsWith("/") ? tolerated : folder + tolerated).split("/", -1)) {
            depth += segment.equals("..") ? -1 : segment.isEmpty() || segment.equals(".") ? 0 : 1;
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the part that a location in this part leads to.
     *
     * @throws OfdException {@code MALFORMED} when it leads out of the container
     */
    public PartName locate(String location) throws OfdException {
        return resolve(folder(), location.strip())
                .orElseThrow(() -> new OfdException(Code.MALFORMED, path + ": " + location));
    }

    /** Returns the part that an entry of the zip file holds. */
    static PartName ofEntry(String name) {
        return new PartName(name.startsWith("/") ? name : "/" + name);
    }

    /** Returns the name as those read it that see neither large letters nor other spellings of one, nor letters that show nothing. */
    String folded() {
        return UNSEEN.matcher(Normalizer.normalize(path, Normalizer.Form.NFKC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Returns a location as the most tolerant of readers take it: those for which a backslash divides names, an octet
     * may be written as {@code %2E}, or blanks and dots at the end of a name are none.
     */
    static String tolerated(String location) {
        return Stream.of(decoded(location).replace('\\', '/').split("/", -1))
                .map(segment -> RELATIVE.matcher(segment).matches() ? segment : withoutIgnoredEnd(segment))
                .collect(Collectors.joining("/"));
    }

    private static String withoutIgnoredEnd(String segment) {
        var end = segment.length();
        while (end > 0 && ". ".indexOf(segment.charAt(end - 1)) >= 0) {
            end--;
        }
        return segment.substring(0, end);
    }

    private static String decoded(String location) {
        return ESCAPE.matcher(location)
                .replaceAll(escapes ->
                        Matcher.quoteReplacement(URLDecoder.decode(escapes.group(), StandardCharsets.UTF_8)));
    }

    /** Returns true for a name that every reader takes alike, but for large and small letters. */
    boolean isPlain() {
        return tolerated(path).equals(path)
                && Stream.of(RESERVED, ELSEWHERE, MARKS)
                        .noneMatch(pattern -> pattern.matcher(path).find());
    }

    /** Returns false for a name whose folding costs time and that no part has, however it is spelled. */
    boolean isFoldable() {
        return path.length() <= MAX_LETTERS && !MARKS.matcher(path).find();
    }

    @Override
    public int compareTo(PartName other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
