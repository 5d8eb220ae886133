package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import signinghelper.platform.WholeFile;
import signinghelper.protocol.Refusal;
import signinghelper.work.News;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Writer of each signature as it is finished, whole or not at all; it keeps the list of written files. */
final class SignedFiles implements News.Listener {
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
    public void hear(News news) throws Refusal {
        if (news instanceof News.DocumentReady ready) {
            write(files.lines().get(ready.index()).output(), ready.document()::writeTo);
            written.add(ready.index());
        } else if (news instanceof News.Remarked remarked) {
            console.note(console.words().get("sign.remark." + remarked.remark()));
        }
    }

    void write(Path file, WholeFile.Writing content) throws Refusal {
        try {
            new OutputFile(file, force).write(content, console);
        } catch (Refusal refusal) {
            failed = file;
            throw refusal;
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

    /** Returns the file that could not be written; null when something else failed. */
    @Nullable
    Path failed() {
        return failed;
    }
}
