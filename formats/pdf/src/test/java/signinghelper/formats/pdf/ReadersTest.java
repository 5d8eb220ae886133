package signinghelper.formats.pdf;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.document.PageSize;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Attacks are real: readers that nobody here wrote show another page than was signed. */
class ReadersTest {
    private static final Pattern RANGE = Pattern.compile("/ByteRange ?\\[0 \\d+ (\\d+) (\\d+)");
    private static final PageSize PAGE = new PageSize(210, 297);

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
        var range = RANGE.matcher(RawUpdate.latin(pdf));
        assertThat(range.find()).isTrue();
        return Arrays.copyOf(pdf, Integer.parseInt(range.group(1)) + Integer.parseInt(range.group(2)));
    }

    private static byte[] pixels(BufferedImage image) {
        var colours = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var octets = new byte[colours.length * 3];
        for (var i = 0; i < colours.length; i++) {
            octets[3 * i] = (byte) (colours[i] >> 16);
            octets[3 * i + 1] = (byte) (colours[i] >> 8);
            octets[3 * i + 2] = (byte) colours[i];
        }
        return octets;
    }

    private byte[] byPoppler(byte[] pdf) throws Exception {
        return pixels(Rendered.page(pdf, 1, PAGE, folder).image());
    }

    private static byte[] byPdfBox(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return pixels(new PDFRenderer(document).renderImageWithDPI(0, 36));
        }
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
        var pdf = attacked(name);

        assertThat(byPoppler(pdf)).isNotEqualTo(byPoppler(signed(pdf)));
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
        var pdf = attacked(name);

        assertThat(byPdfBox(pdf)).isNotEqualTo(byPdfBox(signed(pdf)));
    }
}
