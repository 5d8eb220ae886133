package signinghelper.window.document;

import signinghelper.formats.document.Content;
import signinghelper.prompt.DocumentLine;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.util.List;
import javax.swing.table.AbstractTableModel;

/** The documents as rows: number, title, size or the note that it was not seen here, digest. */
final class DocumentTable extends AbstractTableModel {
    private static final long serialVersionUID = 1L;
    private static final List<String> COLUMNS = List.of("number", "title", "size", "digest");
    private static final long KIB = 1024;

    private final transient List<DocumentLine> documents;
    private final transient Words words;

    DocumentTable(List<DocumentLine> documents, Words words) {
        this.documents = documents;
        this.words = words;
    }

    @Override
    public int getRowCount() {
        return documents.size();
    }

    @Override
    public int getColumnCount() {
        return COLUMNS.size();
    }

    @Override
    public String getColumnName(int column) {
        return words.get("sign.column." + COLUMNS.get(column));
    }

    @Override
    public Object getValueAt(int row, int column) {
        var document = documents.get(row);
        return switch (column) {
            case 0 -> row + 1;
            case 1 -> PlainText.folded(document.title());
            case 2 ->
                document.seenHere().map(content -> size(document, content)).orElseGet(() -> words.get("sign.unseen"));
            default -> document.digest();
        };
    }

    /** A seal is told here and not beside the title, where the page could write the same. */
    private String size(DocumentLine document, Content content) {
        var size = size(content.size());
        return document.isSealed() ? words.get("sign.sealed", size) : size;
    }

    static String size(long bytes) {
        return bytes < KIB ? bytes + " B" : String.format("%,d KiB", (bytes + KIB - 1) / KIB);
    }
}
