package signinghelper.window.document;

import signinghelper.prompt.RecipientsQuestion;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.util.List;
import javax.swing.table.AbstractTableModel;

/** Recipients as rows: number, holder, last day, and the serial number or the portal that adds it. */
final class RecipientTable extends AbstractTableModel {
    private static final long serialVersionUID = 1L;
    private static final int DAY = "2026-01-01".length();
    private static final List<String> COLUMNS = List.of("number", "holder", "until", "serial");

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
            case 1 -> holder(recipient);
            case 2 -> certificate.notAfter().substring(0, DAY);
            default -> certificate.serialNumber();
        };
    }

    private String holder(RecipientsQuestion.Recipient recipient) {
        var holder = PlainText.folded(recipient.certificate().holder());
        return recipient.isFurther() ? words.get("encrypt.further", holder) : holder;
    }
}
