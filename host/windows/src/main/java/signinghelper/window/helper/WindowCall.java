package signinghelper.window.helper;

import org.jspecify.annotations.Nullable;
import signinghelper.installation.Version;
import signinghelper.protocol.ErrorCode;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Request of one process to the one that shows the window: code and version in the first line, then a file in each.
 *
 * @param code of the finding to select, or of another version's one; empty for none
 * @param version of the other process; null when it does not say
 * @param files to judge, absolute
 */
record WindowCall(String code, @Nullable Version version, List<Path> files) {
    private static final String BETWEEN = " ";
    private static final String END = "\n";

    WindowCall {
        files = List.copyOf(files);
    }

    static WindowCall of(String text) {
        var lines = List.of(text.split(END));
        var parts = lines.get(0).split(BETWEEN, 2);
        return new WindowCall(
                parts[0], parts.length < 2 ? null : version(parts[1]), files(lines.subList(1, lines.size())));
    }

    private static @Nullable Version version(String text) {
        try {
            return Version.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static List<Path> files(List<String> lines) {
        var files = new ArrayList<Path>();
        for (var line : lines) {
            try {
                files.add(Path.of(line));
            } catch (InvalidPathException e) {
                // The call is cut short where it is too long.
                break;
            }
        }
        return files;
    }

    /** Returns the call's text. A file whose name has the end of a line in it is left out. */
    String text() {
        var text = new StringBuilder(code + BETWEEN + version);
        files.stream()
                .map(Path::toString)
                .filter(name -> !name.contains(END))
                .forEach(name -> text.append(END).append(name));
        return text.toString();
    }

    /** Returns the finding's code; null for none, and for an unknown one of another version. */
    @Nullable
    ErrorCode about() {
        return Stream.of(ErrorCode.values())
                .filter(known -> known.name().equals(code))
                .findAny()
                .orElse(null);
    }

    boolean isNewerThan(Version other) {
        return version != null && version.compareTo(other) > 0;
    }
}
