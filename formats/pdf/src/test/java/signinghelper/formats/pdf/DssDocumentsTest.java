package signinghelper.formats.pdf;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.testkit.junit.Needed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/**
 * The documents in the tests of EU DSS, judged by us, by DSS and, where they are CMS, by OpenSSL. Each difference has a row in
 * {@code docs/verification-differences.md} that explains it, and so has each verdict that something was changed.
 */
@Tag("full")
class DssDocumentsTest {
    @TempDir
    static Path folder;

    private static DssApart dss;

    @BeforeAll
    static void load() throws Exception {
        dss = DssApart.load();
    }

    @AfterAll
    static void close() throws Exception {
        dss.close();
    }

    @Test
    void eachDifferenceInAPdfIsExplained() throws Exception {
        var found = new ArrayList<Difference>();
        var pdfs = DssDocument.pdfs();
        for (var pdf : pdfs) {
            found.addAll(differences(pdf.name(), ours(pdf, null), theirs(pdf, null)));
        }

        assertThat(pdfs).hasSize(248);
        assertExplained(found, Difference.rows("## PDF", 2));
    }

    @Test
    void eachDifferenceInACmsIsExplained() throws Exception {
        var found = new ArrayList<Difference>();
        var all = DssDocument.cms();
        for (var cms : all) {
            var apart = content(cms);
            var ours = opinions(ours(cms, apart));
            var ssl = openSsl(cms, apart);
            var doHold = !ours.isEmpty()
                    && ours.stream().allMatch(each -> each.mathematics().equals("holds"));
            var isOther = doHold != ssl.equals("accepts");
            for (var difference : compared(cms.name(), ours(cms, apart), theirs(cms, apart), isOther)) {
                found.add(new Difference(
                        difference.file(),
                        difference.signature(),
                        Stream.concat(difference.opinions().stream(), Stream.of(ssl))
                                .toList()));
            }
        }

        assertThat(all).hasSize(116);
        assertExplained(found, Difference.rows("## CMS", 3));
    }

    private static void assertExplained(List<Difference> found, List<Difference> rows) {
        assertThat(found)
                .filteredOn(difference -> rows.stream().noneMatch(row -> row.explains(difference)))
                .as("differences that no row explains")
                .isEmpty();
        assertThat(rows)
                .filteredOn(row -> found.stream().noneMatch(row::explains))
                .as("rows that explain nothing any more")
                .isEmpty();
    }

    private static VerificationReport ours(DssDocument document, @Nullable DssDocument apart) throws IOException {
        var context = VerificationContext.of(VerificationPolicy.field(), NOW).withoutRevocation();
        return DocumentFormats.verify(
                Source.of(document.octets()), apart == null ? null : Source.of(apart.octets()), context);
    }

    private static List<Opinion> theirs(DssDocument document, @Nullable DssDocument apart) {
        return dss.judge(document.octets(), apart == null ? null : apart.octets()).stream()
                .map(Opinion::ofDss)
                .toList();
    }

    private static List<Opinion> opinions(VerificationReport report) {
        return report.signatures().stream().map(Opinion::of).toList();
    }

    private static List<Difference> differences(String file, VerificationReport report, List<Opinion> theirs) {
        return compared(file, report, theirs, false);
    }

    /** @param isOther true when a third verifier differs from us */
    private static List<Difference> compared(
            String file, VerificationReport report, List<Opinion> theirs, boolean isOther) {
        var ours = opinions(report);
        return Stream.concat(ours.stream(), theirs.stream())
                .map(Opinion::name)
                .distinct()
                .map(name -> {
                    var own = named(ours, name, Opinion.codes(report.remarks().stream()));
                    var other = named(theirs, name, "");
                    return own.agreesWith(other) && !isOther
                            ? null
                            : new Difference(file, name, List.of(own.words(), other.words()));
                })
                .filter(difference -> difference != null)
                .toList();
    }

    private static Opinion named(List<Opinion> opinions, String name, String otherwise) {
        return opinions.stream()
                .filter(opinion -> opinion.name().equals(name))
                .findFirst()
                .orElse(Opinion.none(name, otherwise));
    }

    /** Returns the file with which DSS calls a CMS without content sound; null without one. */
    private static @Nullable DssDocument content(DssDocument cms) throws IOException {
        if (theirs(cms, null).stream()
                .noneMatch(opinion -> opinion.mathematics().equals("open"))) {
            return null;
        }
        for (var candidate : DssDocument.beside(cms.name())) {
            if (theirs(cms, candidate).stream()
                    .anyMatch(opinion -> opinion.mathematics().equals("holds"))) {
                return candidate;
            }
        }
        return null;
    }

    private static String openSsl(DssDocument cms, @Nullable DssDocument apart) throws Exception {
        var file = Files.write(folder.resolve("document"), cms.octets());
        var arguments = new ArrayList<>(
                List.of("cms", "-verify", "-noverify", "-binary", "-in", file.toString(), "-out", "/dev/null"));
        arguments.addAll(List.of("-inform", cms.octets()[0] == 0x30 ? "DER" : "PEM"));
        if (apart != null) {
            arguments.addAll(List.of(
                    "-content",
                    Files.write(folder.resolve("content"), apart.octets()).toString()));
        }
        var outcome = Needed.openSsl(folder).run(arguments.toArray(String[]::new));
        return outcome.exitCode() == 0 ? "accepts" : "refuses";
    }
}
