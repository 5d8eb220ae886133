package signinghelper.formats.pdf.internal.syntax;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.document.Source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import static org.assertj.core.api.Assertions.assertThat;

class PdfFileTest {
    @TempDir
    Path folder;

    @Test
    void theCopyIsPrivateAndGoesWithItsReader() throws Exception {
        var copy = Files.createTempFile(folder, "", ".pdf");
        try (var file = PdfFile.copyOf(Source.of(new byte[100_000]), copy)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                    .isEqualTo("rw-------");
            assertThat(file.length()).isEqualTo(100_000);
            assertThat(file.at(99_999)).isZero();
            assertThat(file.at(100_000)).isEqualTo(Octets.END);
        }
        assertThat(copy).doesNotExist();
    }
}
