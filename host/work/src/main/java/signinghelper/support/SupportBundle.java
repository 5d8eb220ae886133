package signinghelper.support;

import signinghelper.platform.WholeFile;
import signinghelper.protocol.WireFormat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The single file for a support desk: {@code report.html} for readers, {@code report.json} for programs. It is never
 * sent automatically.
 */
public final class SupportBundle {
    private final SupportReport report;
    private final WireFormat format;

    public SupportBundle(SupportReport report, WireFormat format) {
        this.report = report;
        this.format = format;
    }

    /**
     * Saves the file, whole or not at all.
     *
     * @throws FileAlreadyExistsException if a file exists and may not be replaced
     */
    public void save(Path file, boolean replace) throws IOException {
        WholeFile.writeDocument(file, out -> out.write(zip()), replace);
    }

    byte[] zip() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            add(zip, "report.html", ReportPage.of(report).getBytes(StandardCharsets.UTF_8));
            add(zip, "report.json", format.toBytes(format.encode(report)));
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    private void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(Instant.parse(report.created())));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
