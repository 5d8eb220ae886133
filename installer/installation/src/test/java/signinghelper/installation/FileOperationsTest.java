package signinghelper.installation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class FileOperationsTest {
    @TempDir
    private Path folder;

    private final List<String> done = new ArrayList<>();

    private FileOperations operations() {
        return new FileOperations(folder, done::add);
    }

    @Test
    void theSameAgainChangesNothing() throws Exception {
        operations().replace(folder.resolve("current"), "1.0.0\n");
        operations().replace(folder.resolve("copy"), folder.resolve("current"));
        done.clear();

        operations().replace(folder.resolve("current"), "1.0.0\n");
        operations().replace(folder.resolve("copy"), folder.resolve("current"));

        assertThat(done).isEmpty();
    }

    /** Tests a folder with content, which cannot be replaced either; on Windows this is a running program. */
    @Test
    void whatCannotBeReplacedIsPutAside() throws Exception {
        Files.createDirectories(folder.resolve("signing-helper.exe/running"));
        Files.createFile(folder.resolve("signing-helper.exe-1.old"));

        operations().replace(folder.resolve("signing-helper.exe"), "new");

        assertThat(folder.resolve("signing-helper.exe")).hasContent("new");
        assertThat(folder.resolve("signing-helper.exe-2.old/running")).exists();
        assertThat(done)
                .endsWith(
                        "rename signing-helper.exe signing-helper.exe-2.old",
                        "rename .signing-helper.exe.new signing-helper.exe",
                        "replace signing-helper.exe");
    }

    /** Tests an obstacle in the way; on Windows this is a file that security software has open. */
    @Test
    void waitsForWhatIsHeld() throws Exception {
        var fresh = Files.createDirectory(folder.resolve(".tmp-new"));
        var held = Files.createDirectories(folder.resolve("1.0.0/held"));
        var tried = new Thread(() -> {
            try {
                operations().renameOnceReleased(fresh, folder.resolve("1.0.0"));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        tried.start();
        while (tried.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        Files.delete(held);
        tried.join();

        assertThat(fresh).doesNotExist();
        assertThat(folder.resolve("1.0.0")).isEmptyDirectory();
    }
}
