package signinghelper.platform;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FolderTreeTest {
    private static final int FILES = 5_000;

    @TempDir
    private Path folder;

    @Test
    void deletesWhatIsInItAndNothingThatItsLinksLeadTo() throws Exception {
        var precious = filled("precious", 3);
        var top = filled("top", 3);
        Files.createDirectories(top.resolve("a/b/c"));
        Files.createSymbolicLink(top.resolve("a/b/out"), precious);
        Files.createSymbolicLink(top.resolve("gone"), folder.resolve("nowhere"));

        FolderTree.delete(top);

        assertThat(top).doesNotExist();
        assertThat(count(precious)).isEqualTo(3);
    }

    @Test
    void deletesAFileAndALinkItself() throws Exception {
        var precious = filled("precious", 3);
        var link = Files.createSymbolicLink(folder.resolve("link"), precious);
        FolderTree.delete(link);
        FolderTree.delete(precious.resolve("0"));

        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(count(precious)).isEqualTo(2);
        assertThatThrownBy(() -> FolderTree.delete(link)).isInstanceOf(NoSuchFileException.class);
    }

    /** Another process, as soon as the deletion is under way, puts a link to other files in the folder's place. */
    @Tag("slow")
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aLinkThatIsSwappedInMeanwhileLeadsNowhere() throws Exception {
        var precious = filled("precious", FILES);
        var victim = filled("top/inner", FILES);
        var first = first(victim);
        var swapped = CompletableFuture.supplyAsync(() -> swap(victim, first, precious));

        deleteWhileItChanges(folder.resolve("top"));

        assertThat(swapped.join()).as("the link came while it was deleting").isTrue();
        assertThat(count(precious)).isEqualTo(FILES);
    }

    /** Returns the first entry in the order of listing and deletion. */
    private static Path first(Path folder) throws IOException {
        try (var entries = Files.newDirectoryStream(folder)) {
            return entries.iterator().next();
        }
    }

    private boolean swap(Path victim, Path first, Path precious) {
        try {
            while (Files.exists(first)) {
                Thread.onSpinWait();
            }
            Files.move(victim, folder.resolve("moved"));
            Files.createSymbolicLink(victim, precious);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void deleteWhileItChanges(Path top) {
        try {
            FolderTree.delete(top);
        } catch (IOException e) {
            // Its folder is not where it was; that it says so is right too.
        }
    }

    private Path filled(String name, int files) throws IOException {
        var filled = Files.createDirectories(folder.resolve(name));
        for (var i = 0; i < files; i++) {
            Files.createFile(filled.resolve(Integer.toString(i)));
        }
        return filled;
    }

    private static long count(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.count();
        }
    }
}
