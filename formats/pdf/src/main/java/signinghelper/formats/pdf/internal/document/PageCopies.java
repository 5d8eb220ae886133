package signinghelper.formats.pdf.internal.document;

import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.pdf.internal.signing.SigningRule;
import signinghelper.formats.pdf.internal.structure.PageBox;
import signinghelper.formats.pdf.internal.structure.PageTree;
import signinghelper.formats.pdf.internal.syntax.Copies;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfFile;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Name;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies of a document's pages for a program that draws them. They consist of what our own reader has read, so that the program
 * draws the document that is judged and signed, and not one that it finds by mending the file.
 */
public final class PageCopies {
    /** Entries of the catalog that have a say in what pages show. */
    private static final List<String> OF_CATALOG = List.of("AcroForm", "OCProperties");

    private static final List<String> INHERITED = List.of("Resources", "MediaBox", "CropBox", "Rotate");

    /** Names that no document can spell. */
    private static final Reference CATALOG = new Reference(0, -1);

    private static final Reference PAGES = new Reference(1, -1);

    private final PdfDocument document;
    private final Map<Reference, PdfValue> instead = new HashMap<>();
    private final List<PageSize> sizes = new ArrayList<>();

    private PageCopies(PdfDocument document) {
        this.document = document;
    }

    /**
     * Writes all pages of a document into another file.
     *
     * @param document private copy, which nobody changes meanwhile
     * @return sizes of the pages as they are shown
     * @throws FormatException if the document cannot be read in exactly one way
     */
    public static List<PageSize> write(Path document, Path copy) throws FormatException, IOException {
        try (var file = PdfFile.over(document);
                var out = Files.newOutputStream(copy)) {
            var read = PdfDocument.read(file);
            var pages = new PageCopies(read);
            pages.gather();
            Copies.write(file, read, pages.instead, CATALOG, out);
            return pages.sizes;
        } catch (PdfSyntaxException e) {
            throw SigningRule.brokenBy(e);
        }
    }

    private void gather() throws PdfSyntaxException, IOException {
        var kids = new ArrayList<PdfValue>();
        for (var page : PageTree.of(document)) {
            var entries = new HashMap<>(page.dictionary().entries());
            for (var key : INHERITED) {
                entries.put(key, PageTree.inherited(document, page, key));
            }
            entries.put("Type", new Name("Page"));
            entries.put("Parent", PAGES);
            instead.put(page.reference(), new Dictionary(entries));
            kids.add(page.reference());
            sizes.add(PageBox.of(document, page).size());
        }
        var count = new PdfValue.Figure(BigDecimal.valueOf(kids.size()));
        instead.put(
                PAGES,
                new Dictionary(Map.of("Type", new Name("Pages"), "Kids", new PdfValue.Sequence(kids), "Count", count)));
        instead.put(CATALOG, new Dictionary(catalog()));
    }

    private Map<String, PdfValue> catalog() throws PdfSyntaxException, IOException {
        var old = document.dictionary(document.trailer().get("Root")).orElse(Dictionary.EMPTY);
        var entries = new HashMap<String, PdfValue>(Map.of("Type", new Name("Catalog"), "Pages", PAGES));
        for (var key : OF_CATALOG) {
            entries.put(key, old.get(key));
        }
        return entries;
    }
}
