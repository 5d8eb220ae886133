package signinghelper.formats.ofd;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rewritings by chance of what a signature leaves open: what passes without a remark on its looks is to ofdrw the document that was
 * signed, with its annotations. {@code ./dev fuzz judge} goes on from other seeds, for a time.
 */
@Tag("slow")
class ReadersAgreeTest {
    private static final long SEED = Long.getLong("judge.seed", 53_000);
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("judge.seconds", 0));
    private static final int LEAST = 800;

    /** Documents that do not pass and are read all the same, which shows that there are attacks among them. */
    private static final int REFUSED = 60;

    /** Files that one process of ofdrw reads, whose names must fit into a command. */
    private static final int BATCH = 400;

    @TempDir
    Path folder;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final TestHolder signer = TestHolder.of(TestKey.SM2, now);
    private final TestSeal seal = TestSeal.of(TestHolder.of(TestKey.SM2, now), now, signer.certificate());
    private final Map<Path, String> passed = new LinkedHashMap<>();
    private final Map<Path, String> refused = new LinkedHashMap<>();

    @Test
    void whatPassesIsWhatWasSigned() throws Exception {
        var genuine = Files.write(folder.resolve("signed.ofd"), signed(0).zip());
        var told = Objects.requireNonNull(OfdrwProgram.pages(List.of(genuine)).get(genuine));
        var end = System.nanoTime() + TIME.toNanos();
        var seed = SEED;
        var read = 0;
        for (; seed < SEED + LEAST || System.nanoTime() < end; seed++) {
            judge(seed);
            if (passed.size() >= BATCH) {
                read += agreed(told);
            }
        }
        read += agreed(told);
        JudgedTotals.add("OFD, rewritten", SEED, TIME, seed - SEED, read);
        assertThat(read).as("passed and read").isGreaterThan(20);
        assertThat(deceiving(OfdrwProgram.pages(List.copyOf(refused.keySet())), told))
                .as("attacks among those that do not pass")
                .isNotEmpty();
    }

    /** Signs in each of the ways that makers have: with OFD.xml or without it, of one document or with another beside it. */
    private TestOfd signed(long seed) {
        var document = new TestOfd();
        if (seed % 4 == 1) {
            RandomOfd.putOther(document);
        }
        var covered = new ArrayList<>(document.parts.keySet());
        if (seed % 5 > 0) {
            covered.remove("OFD.xml");
        }
        return document.sign(seal, signer, covered);
    }

    private void judge(long seed) throws IOException {
        var steps = new ArrayList<String>();
        var document = signed(seed);
        RandomOfd.rewrite(document, seed, steps);
        var isSignedAgain = seed % 7 == 0;
        var zip = (isSignedAgain ? document.sign(seal, signer) : document).zip();
        var report = new OfdSigner(signer, seal, now).verify(zip);
        var passes = report.indication() == Indication.TOTAL_PASSED
                && report.signatures().stream().noneMatch(each -> each.has(Code.APPEARANCE_ADDED_LATER));
        if (passes || refused.size() < REFUSED) {
            (passes ? passed : refused)
                    .put(Files.write(folder.resolve(seed + ".ofd"), zip), "%s; %s".formatted(steps, report));
        }
    }

    private int agreed(String told) throws Exception {
        if (passed.isEmpty()) {
            return 0;
        }
        var pages = OfdrwProgram.pages(List.copyOf(passed.keySet()));
        assertThat(deceiving(pages, told))
                .allSatisfy(file -> assertThat(passed.get(file))
                        .as("%s shows another page", file)
                        .isNull());
        var read = pages.values().stream().filter(told::equals).count();
        for (var file : passed.keySet()) {
            Files.delete(file);
        }
        passed.clear();
        return (int) read;
    }

    /** Returns the files in which another page is read; one that cannot be read shows none. */
    private static List<Path> deceiving(Map<Path, String> pages, String told) {
        return pages.entrySet().stream()
                .filter(each -> !each.getValue().equals(told)
                        && !each.getValue().endsWith("Exception")
                        && !each.getValue().endsWith("Error"))
                .map(Map.Entry::getKey)
                .toList();
    }
}
