package signinghelper.commandline;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

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
}
