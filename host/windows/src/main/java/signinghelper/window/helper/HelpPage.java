package signinghelper.window.helper;

import signinghelper.guidance.VisibleText;
import signinghelper.profile.Contact;
import signinghelper.profile.Dated;
import signinghelper.profile.Profile;
import signinghelper.window.part.Column;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.ScrolledColumn;

import java.awt.FlowLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Page of answers, of the passwords that users confuse, and of contacts. */
final class HelpPage implements HelperPage {
    private static final int GAP = 18;

    private final HelperTexts texts;
    private final AnswersPanel answers;
    private final Column contacts = new Column();
    private final JComponent content;
    private Optional<Optional<Profile>> shown = Optional.empty();

    HelpPage(HelperTexts texts, HelperActions actions) {
        this.texts = texts;
        this.answers = new AnswersPanel(texts.words(), actions);
        var passwords = new Column();
        passwords.stack(0, PlainText.heading(texts.words().get("help.passwords")));
        for (var password : texts.passwords()) {
            passwords.stack(6, entry(password.name(), List.of(password.text())));
        }
        var all = new ScrolledColumn();
        all.stack(0, PlainText.title(texts.words().get("help.heading")));
        all.stack(GAP / 2, answers);
        all.stack(GAP, passwords, contacts, firstSteps(actions));
        this.content = ScrolledColumn.scrolled(all);
    }

    private JComponent firstSteps(HelperActions actions) {
        var button = PlainText.button(new JButton(), texts.words().get("first.again"));
        button.addActionListener(event -> actions.showFirstSteps());
        var line = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        line.add(button);
        return line;
    }

    @Override
    public String key() {
        return "helper.page.help";
    }

    @Override
    public String icon() {
        return "help";
    }

    @Override
    public JComponent content() {
        return content;
    }

    @Override
    public void show(HelperState state) {
        var profile = state.profile();
        if (shown.equals(Optional.of(profile))) {
            return;
        }
        shown = Optional.of(profile);
        answers.show(texts.answers(profile), profile);
        contacts.removeAll();
        profile.ifPresentOrElse(
                this::showContacts,
                () -> contacts.stack(0, PlainText.paragraph(texts.words().get("help.contacts.none"))));
        contacts.revalidate();
    }

    private void showContacts(Profile profile) {
        contacts.stack(0, PlainText.heading(texts.words().get("help.contacts")));
        for (var whose : Contact.Of.values()) {
            profile.help()
                    .contact(whose)
                    .ifPresent(contact -> contacts.stack(6, entry(contact.text(texts.language()), List.of())));
        }
        if (!profile.help().biddingClients().isEmpty()) {
            contacts.stack(GAP, PlainText.heading(texts.words().get("help.clients")));
        }
        for (var client :
                profile.help().biddingClients().stream().map(Dated::value).toList()) {
            var lines = List.of(client.company(), texts.words().list(client.telephones()));
            contacts.stack(6, entry(client.name(texts.language()), lines));
        }
    }

    /** Creates a paragraph that can be copied, with its first line as accessible name. */
    private static JTextArea entry(String name, List<String> lines) {
        var all = new ArrayList<>(List.of(name));
        all.addAll(lines);
        var area = PlainText.paragraph("");
        PlainText.change(area, String.join("\n", all));
        area.getAccessibleContext().setAccessibleName(VisibleText.of(name));
        return area;
    }
}
