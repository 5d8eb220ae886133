package signinghelper.formats.pdf;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.pdf.RawUpdate.latin;
import static signinghelper.formats.pdf.Verdict.HOLDER;
import static signinghelper.formats.pdf.Verdict.STRANGER;

/** Attacks are real: readers that nobody here wrote show another page than was signed. */
@Tag("slow")
class ReadersTest {
    private static final Pattern RANGE = Pattern.compile("/ByteRange ?\\[0 \\d+ (\\d+) (\\d+)");

    private static List<Attack> attacks = List.of();

    @TempDir
    Path folder;

    @BeforeAll
    static void prepare() throws Exception {
        var all = new ArrayList<>(StructureAttacks.all());
        all.addAll(PreparedAttacks.all());
        attacks = List.copyOf(all);
    }

    private static byte[] attacked(String name) {
        return attacks.stream()
                .filter(attack -> attack.name().equals(name))
                .findFirst()
                .orElseThrow()
                .pdf()
                .toArray();
    }

    /** Returns the revision of the first signature. */
    private static byte[] signed(byte[] pdf) {
        var range = RANGE.matcher(latin(pdf));
        assertThat(range.find()).isTrue();
        return Arrays.copyOf(pdf, Integer.parseInt(range.group(1)) + Integer.parseInt(range.group(2)));
    }

    private void assertShowsAnother(Reader reader, String name) throws Exception {
        var pdf = attacked(name);

        assertThat(reader.show(pdf, folder)).isNotEqualTo(reader.show(signed(pdf), folder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "object in no section, version leads nowhere",
                "free in the table, there in the stream beside it",
                "content is a field too",
                "resources are a field too",
                "entry leads behind the signed revision",
                "empty field as large as the page, signed"
            })
    void popplerShowsAnotherPage(String name) throws Exception {
        assertShowsAnother(Reader.POPPLER, name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "object in no section, version leads nowhere",
                "object in no section, extensions lead nowhere",
                "page is a stream",
                "catalog is a stream",
                "content is a field too",
                "resources are a field too",
                "page is its own resources",
                "entry leads behind the signed revision",
                "empty field as large as the page, signed"
            })
    void pdfBoxShowsAnotherPage(String name) throws Exception {
        assertShowsAnother(Reader.PDFBOX, name);
    }

    @Test
    void popplerShowsTheOctetsOfASignature() throws Exception {
        assertThat(Reader.POPPLER.show(TwofoldAttacks.annotation(STRANGER), folder))
                .isNotEqualTo(Reader.POPPLER.show(TwofoldAttacks.annotation(HOLDER), folder));
    }

    @ParameterizedTest
    @EnumSource(names = {"POPPLER", "PDFBOX"})
    void aReaderShowsTheLettersOfASignature(Reader reader) throws Exception {
        var small = TwofoldAttacks.pictured();
        var from = latin(small).indexOf("/Contents <") + "/Contents <".length();
        var to = latin(small).indexOf('>', from);
        var large = latin(small).substring(0, from)
                + latin(small).substring(from, to).toUpperCase(Locale.ROOT)
                + latin(small).substring(to);

        assertThat(reader.show(large.getBytes(StandardCharsets.ISO_8859_1), folder))
                .isNotEqualTo(reader.show(small, folder));
    }
}
