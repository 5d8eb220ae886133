package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import signinghelper.command.Caller;
import signinghelper.formats.document.Signed;
import signinghelper.platform.WholeFile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Writes each signature as it is finished, whole or not at all, and knows what is written. */
final class SignedFiles implements Caller.Documents {
    private final FilesToSign files;
    private final boolean force;
    private final Console console;
    private final Set<Integer> written = new HashSet<>();
    private @Nullable Path failed;

    SignedFiles(FilesToSign files, boolean force, Console console) {
        this.files = files;
        this.force = force;
        this.console = console;
    }

    @Override
    public void take(int index, Signed document) throws Refusal {
        write(files.lines().get(index).output(), document::writeTo);
        written.add(index);
    }

    void write(Path file, WholeFile.Writing content) throws Refusal {
        try {
            WholeFile.writeDocument(file, content, force);
            console.line(console.folder().nameOf(file));
        } catch (FileAlreadyExistsException e) {
            failed = file;
            throw Refusal.of(ErrorCode.FILE_EXISTS, e);
        } catch (IOException e) {
            failed = file;
            throw Refusal.of(ErrorCode.FILE_FAILED, e);
        }
    }

    boolean isWritten(int index) {
        return written.contains(index);
    }

    boolean isAnyWritten() {
        return !written.isEmpty();
    }

    boolean areAllWritten() {
        return written.size() == files.lines().size();
    }

    /** The file that could not be written; null when it was something else that failed. */
    @Nullable
    Path failed() {
        return failed;
    }
}
