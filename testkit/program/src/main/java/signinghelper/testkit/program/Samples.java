package signinghelper.testkit.program;

import signinghelper.testkit.document.SampleOfd;
import signinghelper.testkit.document.SamplePdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Documents for a first signature, one of each format that shows a seal.
 *
 * @param folder folder of the two files
 */
record Samples(Path folder) {

    Path pdf() {
        return folder.resolve("sample.pdf");
    }

    Path ofd() {
        return folder.resolve("sample.ofd");
    }

    /** Writes them anew; no other file in the folder is touched. */
    void write() throws IOException {
        Files.createDirectories(folder);
        Files.write(pdf(), SamplePdf.of("Sample document, for tests only"));
        Files.write(ofd(), SampleOfd.of("示例文件，仅供测试"));
    }
}
