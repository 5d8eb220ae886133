package signinghelper.formats.ofd.internal.container;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeLimit;
import signinghelper.testkit.junit.Needed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Containers that are written again with other parts. */
class ZipDirectoryTest {
    private static final Instant TIME = Instant.parse("2026-06-15T12:00:00Z");

    @TempDir
    Path folder;

    /** Stored and packed entries, a folder, and a comment at the end. */
    private static byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            out.setComment("no end");
            out.putNextEntry(new ZipEntry("folder/"));
            var stored = new ZipEntry("stored");
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(5);
            stored.setCrc(crc("hello"));
            out.putNextEntry(stored);
            out.write("hello".getBytes(StandardCharsets.UTF_8));
            for (var name : List.of("OFD.xml", "章/页")) {
                out.putNextEntry(new ZipEntry(name));
                out.write((name + " of before").repeat(100).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static long crc(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private ZipDirectory directory(byte[] zip) throws IOException, OfdException {
        try (var octets = new ZipOctets(Files.write(folder.resolve("zip"), zip), TimeLimit.NONE)) {
            return ZipDirectory.of(octets);
        }
    }

    private static Bytes bytes(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] updated(byte[] zip) throws IOException, OfdException {
        var parts = Map.of(PartName.ROOT, bytes("after"), new PartName("/new/part"), bytes("new"));
        return TestCmsSigner.bytes(directory(zip).with(Source.of(zip), parts, TIME));
    }

    private static byte[] packed(byte[] zip, ZipDirectory directory, String name) {
        return directory.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .map(entry -> Arrays.copyOfRange(zip, (int) entry.from(), (int) entry.to()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void carriesOtherEntriesOverAsTheyArePacked() throws Exception {
        var before = zip();
        var after = updated(before);

        for (var name : List.of("folder/", "stored", "章/页")) {
            assertThat(packed(after, directory(after), name))
                    .as(name)
                    .isEqualTo(packed(before, directory(before), name));
        }
    }

    @Test
    void unzipReadsWhatIsWritten() throws Exception {
        var file = Files.write(folder.resolve("after.zip"), updated(zip()));

        assertThat(run("unzip", "-tq", file.toString())).contains("No errors");
        assertThat(run("unzip", "-p", file.toString(), "OFD.xml")).isEqualTo("after");
        assertThat(run("unzip", "-p", file.toString(), "new/part")).isEqualTo("new");
        assertThat(run("unzip", "-p", file.toString(), "stored")).isEqualTo("hello");
    }

    private static String run(String... command) throws IOException {
        Needed.file(Path.of("/usr/bin/unzip"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void updatesAnUpdateAgain() throws Exception {
        assertThat(directory(updated(updated(zip()))).entries()).hasSize(5);
    }

    @Test
    void noticesThatTheOriginalHasBecomeShorter() throws Exception {
        var zip = zip();
        var update =
                directory(zip).with(Source.of(Arrays.copyOf(zip, 10)), Map.of(PartName.ROOT, bytes("after")), TIME);

        assertThatThrownBy(() -> update.writeTo(new ByteArrayOutputStream())).isInstanceOf(IOException.class);
    }

    @Test
    void refusesBytesBeforeTheFirstEntryAndCutFiles() throws Exception {
        var zip = zip();
        var longer = new byte[zip.length + 1];
        System.arraycopy(zip, 0, longer, 1, zip.length);

        assertThatThrownBy(() -> directory(longer)).isInstanceOf(OfdException.class);
        for (var length = 0; length < zip.length; length++) {
            var cut = Arrays.copyOf(zip, length);
            assertThatThrownBy(() -> directory(cut)).isInstanceOf(OfdException.class);
        }
    }
}
