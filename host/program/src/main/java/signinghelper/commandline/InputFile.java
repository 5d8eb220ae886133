package signinghelper.commandline;

import signinghelper.formats.document.Source;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.work.EnvelopeToOpen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that a command reads. */
record InputFile(Path path) {

    /** Returns {@code FILE_ABSENT} or {@code FILE_FAILED} where that can be seen before it is read. */
    Optional<Refusal> fault() {
        if (Files.isReadable(path) && Files.isRegularFile(path)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(Files.isRegularFile(path) ? ErrorCode.FILE_FAILED : ErrorCode.FILE_ABSENT));
    }

    /**
     * Reads an envelope to its end.
     *
     * @throws Refusal as {@link #fault}, or {@code ENVELOPE_REFUSED}
     */
    EnvelopeToOpen envelope(Console console) throws Refusal {
        var fault = fault();
        if (fault.isPresent()) {
            throw fault.get();
        }
        try {
            return EnvelopeToOpen.read(console.folder().nameOf(path), Source.ofFile(path));
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.FILE_FAILED, e);
        }
    }
}
