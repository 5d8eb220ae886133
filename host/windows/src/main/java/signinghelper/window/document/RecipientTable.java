package signinghelper.window.document;

import signinghelper.certificate.Validity;
import signinghelper.prompt.RecipientsQuestion;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.time.Instant;
import java.util.List;
import javax.swing.table.AbstractTableModel;

/** Recipients as rows: number, holder, issuer, last day, and who added it. */
final class RecipientTable extends AbstractTableModel {
    private static final long serialVersionUID = 1L;
    private static final List<String> COLUMNS = List.of("number", "holder", "issuer", "until", "added");

    private final transient List<RecipientsQuestion.Recipient> recipients;
    private final transient Words words;

    RecipientTable(List<RecipientsQuestion.Recipient> recipients, Words words) {
        this.recipients = recipients;
        this.words = words;
    }

    @Override
    public int getRowCount() {
        return recipients.size();
    }

    @Override
    public int getColumnCount() {
        return COLUMNS.size();
    }

    @Override
    public String getColumnName(int column) {
        return words.get("encrypt.column." + COLUMNS.get(column));
    }

    @Override
    public Object getValueAt(int row, int column) {
        var recipient = recipients.get(row);
        var certificate = recipient.certificate();
        return switch (column) {
            case 0 -> row + 1;
            case 1 -> PlainText.folded(certificate.holder());
            case 2 -> PlainText.folded(certificate.issuer());
            case 3 -> Validity.DAY.format(Instant.parse(certificate.notAfter()));
            default -> words.get("encrypt.added." + (recipient.isFurther() ? "portal" : "page"));
        };
    }
}
