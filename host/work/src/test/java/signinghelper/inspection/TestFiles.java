package signinghelper.inspection;

import signinghelper.formats.document.DocumentFormats;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files as senders make them, made here. */
final class TestFiles {
    static final Charset GB18030 = Charset.forName("GB18030");

    static final String NOTICE = """
            湖北省政府采购公告
            项目编号：HBCZ-2026-001，预算金额 1,200,000 元。
            供应商应当在截止时间之前递交响应文件，逾期不予受理。
            联系人见采购文件第二章，电话请以平台公布的为准。
            """;

    private TestFiles() {}

    static byte[] notice(Charset charset) {
        return NOTICE.getBytes(charset);
    }

    static byte[] marked(byte[] mark, byte[] text) {
        return joined(mark, text);
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] cut(byte[] file, int left) {
        return Arrays.copyOf(file, left);
    }

    static byte[] flipped(byte[] file, int at) {
        var bent = file.clone();
        bent[at] ^= 0x55;
        return bent;
    }

    static byte[] zip(Charset names, Map<String, byte[]> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, names)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] zip() {
        return zip(StandardCharsets.UTF_8, parts("公告.txt", notice(StandardCharsets.UTF_8), "scan.bin", noise(5000)));
    }

    /** Returns a zip without compression, so that a changed byte is a wrong checksum and nothing else. */
    static byte[] stored(String name, byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            var entry = new ZipEntry(name);
            var crc = new java.util.zip.CRC32();
            crc.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] ofd(String root) {
        return zip(
                StandardCharsets.UTF_8,
                parts("OFD.xml", root.getBytes(StandardCharsets.UTF_8), "Doc_0/Pages/Page_0/Content.xml", noise(3000)));
    }

    static byte[] docx() {
        var types = "<?xml version=\"1.0\"?><Types/>".getBytes(StandardCharsets.UTF_8);
        return zip(StandardCharsets.UTF_8, parts("[Content_Types].xml", types, "word/document.xml", noise(3000)));
    }

    static Map<String, byte[]> parts(String first, byte[] one, String second, byte[] other) {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put(first, one);
        parts.put(second, other);
        return parts;
    }

    static byte[] pdf() {
        var body = "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n1 0 obj\n<</Type/Catalog>>\nendobj\n" + "% page\n".repeat(600);
        var end = "xref\n0 2\n0000000000 65535 f \n0000000015 00000 n \ntrailer\n<</Size 2/Root 1 0 R>>\nstartxref\n"
                + body.length() + "\n%%EOF\n";
        return (body + end).getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] gzip(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] sevenZip(int content) {
        var bytes = java.nio.ByteBuffer.allocate(32 + content + 10).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C, 0, 4});
        bytes.putLong(12, content).putLong(20, 10);
        return bytes.array();
    }

    /** The beginning of a Windows program, as far as it is looked at. */
    static byte[] program() {
        var bytes = java.nio.ByteBuffer.allocate(512).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        bytes.put(0, new byte[] {'M', 'Z'}).putInt(0x3C, 0x80).put(0x80, new byte[] {'P', 'E', 0, 0});
        return bytes.array();
    }

    /** Returns bytes that do not compress. */
    static byte[] noise(int length) {
        var bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    static FileKind kind(String format) {
        return FileKind.of(DocumentFormats.named(format).orElseThrow());
    }

    /** Returns a picture of some noise, in a format that Java writes. */
    static byte[] picture(String format) {
        var picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        var noise = new Random(1);
        for (var pixel = 0; pixel < 40 * 40; pixel++) {
            picture.setRGB(pixel % 40, pixel / 40, noise.nextInt());
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
