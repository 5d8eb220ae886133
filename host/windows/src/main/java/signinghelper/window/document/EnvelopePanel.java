package signinghelper.window.document;

import signinghelper.formats.statement.Statement.Kind;
import signinghelper.prompt.PinSubject;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import javax.swing.JPanel;

/** Panel of the envelopes that will be opened, tried or declared. */
public final class EnvelopePanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int MOST_ROWS = 8;

    public EnvelopePanel(PinSubject.OnEnvelopes subject, Asker asker, Words words) {
        super(new BorderLayout(0, 4));
        var rows = new EnvelopeTable(subject.envelopes(), words);
        var key = subject.wordsKey() + ".envelopes";
        add(LabelledTable.of(rows, words, key, MOST_ROWS, 40, 290, 100, 130), BorderLayout.CENTER);
        add(PlainText.paragraph(note(subject, asker, words)), BorderLayout.SOUTH);
    }

    private static String note(PinSubject.OnEnvelopes subject, Asker asker, Words words) {
        if (subject instanceof PinSubject.Declaration declared) {
            var reason = words.guidanceOf(Refusal.of(declared.ended())).title();
            return words.get(declared.kind() == Kind.OPENING ? "declare.opening" : "declare.rehearsal", reason);
        }
        var isOfUser = asker.limitGroup().isEmpty();
        return isOfUser ? words.get(subject.wordsKey() + ".own") : words.get(subject.wordsKey() + ".note");
    }
}
