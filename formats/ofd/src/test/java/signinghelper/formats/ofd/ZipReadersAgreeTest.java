package signinghelper.formats.ofd;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.verification.Indication;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Containers by chance: where a document passes, Info-ZIP, libarchive, Python, Java's reader of streams and ofdrw find the page that
 * was signed. libarchive reads a file by its directory, and a pipe as a stream. {@code ./dev fuzz judge} goes on from other seeds, for a
 * time.
 */
@Tag("slow")
class ZipReadersAgreeTest {
    private static final long SEED = Long.getLong("judge.seed", 29_000);
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("judge.seconds", 0));

    /** Enough that some pass and some deceive. */
    private static final int LEAST = 120;

    private static final byte[] OTHER = TestOfd.utf8("<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\"/>");
    private static final String PYTHON =
            "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))";

    @TempDir
    Path folder;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final TestHolder signer = TestHolder.of(TestKey.SM2, now);
    private final TestSeal seal = TestSeal.of(TestHolder.of(TestKey.SM2, now), now, signer.certificate());

    @Test
    void readersAgreeOnWhatPasses() throws Exception {
        var document = new TestOfd().sign(seal, signer);
        var page = document.text(TestOfd.PAGE);
        var passed = new ArrayList<Path>();
        var refused = new ArrayList<Path>();
        var attacks = 0;
        var end = System.nanoTime() + TIME.toNanos();
        var seed = SEED;
        for (; seed < SEED + LEAST || System.nanoTime() < end; seed++) {
            var steps = new ArrayList<String>();
            var zip = RandomZip.around(document.parts, OTHER, seed, steps);
            var passes = new OfdSigner(signer, seal, now).verify(zip).indication() == Indication.TOTAL_PASSED;
            if (passes || refused.size() < LEAST) {
                (passes ? passed : refused).add(Files.write(folder.resolve(seed + ".ofd"), zip));
            }
            if (passes) {
                assertThat(shown(zip)).as("seed %d, %s", seed, steps).containsOnly(page);
            } else if (seed % 10 == 0 && shown(zip).stream().anyMatch(each -> !each.equals(page))) {
                attacks++;
            }
        }
        JudgedTotals.add("OFD, packed", SEED, TIME, seed - SEED, passed.size());
        assertThat(passed).as("passed").hasSizeGreaterThan(10);
        assertThat(attacks).as("attacks among those read").isPositive();
        var signed = Files.write(folder.resolve("signed.ofd"), document.zip());
        document.parts.put(TestOfd.PAGE, OTHER);
        ofdrwAgrees(signed, Files.write(folder.resolve("other.ofd"), document.zip()), passed, refused);
    }

    /** Asks in one process, since each takes a second before it reads. */
    private static void ofdrwAgrees(Path signed, Path other, List<Path> passed, List<Path> refused) throws Exception {
        var all = new ArrayList<>(List.of(signed, other));
        all.addAll(passed);
        all.addAll(refused);
        var pages = OfdrwProgram.pages(all);
        assertThat(passed).allSatisfy(file -> assertThat(pages).containsEntry(file, pages.get(signed)));
        assertThat(refused).anySatisfy(file -> assertThat(pages).containsEntry(file, pages.get(other)));
        assertThat(pages.get(signed)).isNotEqualTo(pages.get(other));
    }

    private List<String> shown(byte[] zip) throws Exception {
        var file = Files.write(folder.resolve("shown.ofd"), zip);
        return List.of(
                streamed(zip),
                by("/usr/bin/unzip", "-p", file.toString(), TestOfd.PAGE),
                by("/usr/bin/bsdtar", "-xOf", file.toString(), TestOfd.PAGE),
                by("/bin/sh", "-c", "cat \"$0\" | /usr/bin/bsdtar -xOf - \"$1\"", file.toString(), TestOfd.PAGE),
                by("/usr/bin/python3", "-c", PYTHON, file.toString(), TestOfd.PAGE));
    }

    /** Returns the last of the pages: a program that unpacks all writes it over the others. */
    private static String streamed(byte[] zip) {
        var page = "";
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(TestOfd.PAGE)) {
                    page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        } catch (IOException e) {
            return "refused";
        }
        return page;
    }

    private String by(String... command) throws IOException, InterruptedException {
        Needed.file(Path.of(command[0]));
        var out = folder.resolve("page");
        new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
    }
}
