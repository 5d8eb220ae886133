package signinghelper.app;

import signinghelper.profile.DriverLibrary;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.file.Path;

/** Rules on who must not be able to change a library before it is loaded, and on its content. */
interface LibraryTrust {

    /**
     * Looks at the file without loading it.
     *
     * @param library links have been followed
     * @return the file to be loaded, which may be a copy
     * @throws Refusal {@code DRIVER_UNTRUSTED} if others may change it
     */
    Path accept(DriverLibrary driver, Path library) throws IOException, Refusal;
}
