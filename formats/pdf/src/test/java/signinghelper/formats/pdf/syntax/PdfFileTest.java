package signinghelper.formats.pdf.syntax;

import org.junit.jupiter.api.Test;
import signinghelper.formats.document.Source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class PdfFileTest {
    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));

    @Test
    void theCopyIsPrivateAndGoesWithItsReader() throws Exception {
        var before = copies();
        try (var file = PdfFile.copyOf(Source.of(new byte[100_000]))) {
            var fresh = new HashSet<>(copies());
            fresh.removeAll(before);

            assertThat(fresh).hasSize(1);
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(fresh.iterator().next())))
                    .isEqualTo("rw-------");
            assertThat(file.length()).isEqualTo(100_000);
            assertThat(file.at(99_999)).isZero();
            assertThat(file.at(100_000)).isEqualTo(Octets.END);
        }
        assertThat(copies()).isEqualTo(before);
    }

    private static Set<Path> copies() throws Exception {
        var found = new HashSet<Path>();
        try (var files = Files.newDirectoryStream(FOLDER, "signing-helper-*.pdf")) {
            files.forEach(found::add);
        }
        return found;
    }
}
