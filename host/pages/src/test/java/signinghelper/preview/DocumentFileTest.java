package signinghelper.preview;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.content.DocumentKind;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** Copies of documents, of which Windows keeps those that are open. */
class DocumentFileTest {
    @TempDir
    Path folder;

    /** A folder with something in it is kept by every system. */
    @Test
    void aCopyThatCannotBeDeletedHidesNothing() throws Exception {
        var kept = Files.createDirectory(folder.resolve("kept"));
        Files.createFile(kept.resolve("within"));
        var copy = new DocumentFile(kept, new DocumentKind("pdf"), folder);
        Files.createFile(copy.drawn());

        assertThatCode(copy::delete).doesNotThrowAnyException();
        assertThat(copy.drawn()).doesNotExist();
    }
}
