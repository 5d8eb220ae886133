package signinghelper.formats.ofd.container;

import signinghelper.formats.verification.Code;

import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Absolute path of a part of the container (ST_Loc, GB/T 33190-2016, 7.3).
 *
 * @param path begins with a slash, without empty, {@code .} and {@code ..} segments
 */
public record PartName(String path) implements Comparable<PartName> {

    /** Part that every OFD document begins with. */
    public static final PartName ROOT = new PartName("/OFD.xml");

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

    @Override
    public int compareTo(PartName other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
