package signinghelper.testkit.program;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.PageSize;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SamplesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"pdf, 1", "ofd, 2"})
    void areOfA4InTheFormatThatTheirNamesSay(String format, int pages) throws Exception {
        new Samples(folder).write();

        var content = Content.ofFile(folder.resolve("sample." + format));
        assertThat(DocumentFormats.named(format).orElseThrow().pages(content))
                .hasSize(pages)
                .allSatisfy(SamplesTest::isA4);
    }

    private static void isA4(PageSize page) {
        assertThat(page.width()).isCloseTo(210, within(0.2));
        assertThat(page.height()).isCloseTo(297, within(0.2));
    }

    @Test
    void areWrittenAnewBesideTheDevelopersOwnFiles() throws Exception {
        var samples = new Samples(folder);
        var own = Files.writeString(folder.resolve("own.pdf"), "own");
        Files.writeString(samples.pdf(), "changed");

        samples.write();

        assertThat(samples.pdf()).content().startsWith("%PDF-");
        assertThat(own).hasContent("own");
    }
}
