package signinghelper.formats.revocation;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;

import static java.util.stream.Collectors.joining;

/** Failure of one server of a CA: no answer, or one that does not count. */
record ServerFailure(URI address, Exception cause) {
    private static final int MOST_LINKS = 10;
    /** A transport may put words of the server into its message. */
    private static final int MOST_CHARACTERS = 200;

    ServerFailure {
        Objects.requireNonNull(address);
        Objects.requireNonNull(cause);
    }

    /** Returns one exception for all servers, with the causes suppressed in it. */
    static IOException together(X500Principal authority, List<ServerFailure> failures) {
        var all = new IOException("no server of " + authority + " has a current answer: "
                + failures.stream().map(ServerFailure::text).collect(joining("; ")));
        failures.forEach(failure -> all.addSuppressed(failure.cause()));
        return all;
    }

    private String text() {
        var said = cause.getMessage() == null ? names() : cause.getMessage();
        var line = said.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
        return address + ": " + line.substring(0, Math.min(line.length(), MOST_CHARACTERS));
    }

    /** Names of the outermost and the innermost exception: the JDK's client gives a refused connection no message. */
    private String names() {
        Throwable innermost = cause;
        for (var links = 0; links < MOST_LINKS && innermost.getCause() != null; links++) {
            innermost = innermost.getCause();
        }
        var name = cause.getClass().getSimpleName();
        return innermost == cause ? name : name + ", " + innermost.getClass().getSimpleName();
    }
}
