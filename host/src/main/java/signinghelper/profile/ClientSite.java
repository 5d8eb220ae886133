package signinghelper.profile;

import signinghelper.formats.login.Origin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Site that the machine's policy lets a desktop client act for.
 *
 * @param program full path of the client's executable; links are followed
 * @param origin of the site
 */
public record ClientSite(String program, Origin origin) {
    public ClientSite {
        Objects.requireNonNull(origin);
        if (!Path.of(program).isAbsolute()) {
            throw new IllegalArgumentException("no full path: desktopClients.program");
        }
    }

    /** Returns true when {@code executable}, a path without links, is the client. False when the client's file is missing. */
    boolean isOf(Path executable) {
        try {
            return Path.of(program).toRealPath().equals(executable);
        } catch (IOException e) {
            return false;
        }
    }
}
