package signinghelper.fuzz;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.inspection.FileInspector;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of any kind that a page or a user gives: each is inspected. */
public final class FileTarget implements Target {
    private static final byte[] NOTICE =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE a><a>招标公告</a>".getBytes(StandardCharsets.UTF_8);

    @Override
    public void read(byte[] file) throws IOException {
        new FileInspector().inspect(Content.inMemory(Bytes.copyOf(file)), "a.xml");
    }

    @Override
    public Stream<byte[]> seeds() throws IOException {
        return Stream.concat(
                new SealImageTarget().seeds(),
                Stream.of(
                        NOTICE,
                        new String(NOTICE, StandardCharsets.UTF_8).getBytes("GB18030"),
                        gzip(),
                        zip("word/document.xml"),
                        "%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII),
                        new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C, 0, 4, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0
                        }));
    }

    private static byte[] gzip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(NOTICE);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(NOTICE);
            out.closeEntry();
        }
        return bytes.toByteArray();
    }
}
