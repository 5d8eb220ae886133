package signinghelper.app;

import signinghelper.platform.AdministratorOwnership;
import signinghelper.platform.LibraryFile;
import signinghelper.profile.DriverLibrary;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Trust in a library that no profile names: administrators alone can have put it there, and it speaks SKF by its names.
 */
record AdministratorsLibrary(AdministratorOwnership administrators) implements LibraryTrust {
    private static final String FUNCTION = "SKF_EnumDev";

    /**
     * Accepts the library at its place, without a copy.
     *
     * @throws Refusal {@code DRIVER_FUNCTION_MISSING} if it lacks the function that every SKF library must have
     */
    @Override
    public Path accept(DriverLibrary driver, Path library) throws IOException, Refusal {
        if (!administrators.covers(library)) {
            throw Refusal.of(ErrorCode.DRIVER_UNTRUSTED, new IOException("not an administrator's alone: " + library));
        }
        if (!LibraryFile.read(library).names(FUNCTION)) {
            throw new Refusal(ErrorCode.DRIVER_FUNCTION_MISSING, Map.of("function", FUNCTION));
        }
        return library;
    }
}
