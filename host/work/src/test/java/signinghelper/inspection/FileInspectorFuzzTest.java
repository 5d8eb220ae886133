package signinghelper.inspection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** Files that were cut, bent and patched at random: there is always an answer. */
@Timeout(120)
class FileInspectorFuzzTest {
    private static final int ROUNDS = 250;
    private static final long SEED = 20261124;

    private static List<byte[]> corpus() {
        return List.of(
                TestFiles.pdf(),
                TestFiles.zip(),
                TestFiles.stored("a", TestFiles.noise(300)),
                TestFiles.ofd("<a/>"),
                TestFiles.docx(),
                TestFiles.gzip(TestFiles.notice(StandardCharsets.UTF_8)),
                TestFiles.sevenZip(50),
                TestFiles.program(),
                TestFiles.notice(StandardCharsets.UTF_8),
                TestFiles.notice(TestFiles.GB18030),
                TestFiles.notice(StandardCharsets.UTF_16LE),
                ("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>" + TestFiles.NOTICE + "&b;</a>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whateverIsInAFileThereIsAnAnswer() {
        var random = new Random(SEED);
        for (var file : corpus()) {
            for (var round = 0; round < ROUNDS; round++) {
                var bent = bent(file, random);
                assertThatCode(() -> FileInspectorTest.inspect(bent, "a.xml"))
                        .as("seed %d, round %d", SEED, round)
                        .doesNotThrowAnyException();
            }
        }
    }

    /** Numbers at the ends of their ranges where lengths and offsets stand. */
    @Test
    void everyNumberOfAZipMayBeAnything() throws IOException {
        for (var file : List.of(TestFiles.zip(), TestFiles.sevenZip(20))) {
            var from = Math.max(0, file.length - 250);
            for (var at = from; at < file.length - 4; at++) {
                for (var value : new byte[] {0, 0x7F, (byte) 0x80, (byte) 0xFF}) {
                    var bent = file.clone();
                    java.util.Arrays.fill(bent, at, at + 4, value);
                    assertThat(FileInspectorTest.inspect(bent, "a").size()).isEqualTo(file.length);
                }
            }
        }
    }

    private static byte[] bent(byte[] file, Random random) {
        var bent = random.nextInt(3) == 0 ? TestFiles.cut(file, random.nextInt(file.length)) : file.clone();
        for (var i = random.nextInt(6); i > 0 && bent.length > 0; i--) {
            bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
        }
        return bent;
    }
}
