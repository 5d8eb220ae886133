package signinghelper.window.part;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.guidance.NamedPages;
import signinghelper.profile.Profile;

import java.awt.FlowLayout;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JPanel;

/** Link to a page of the profile, whose address is in the text above: opens it, or copies the address. */
public final class PageLink extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JButton opener;

    public PageLink(URI page, Words words, Consumer<URI> onOpen) {
        super(new FlowLayout(FlowLayout.LEADING, 0, 0));
        this.opener = button(words.get("page.open", page.getHost()), page, words);
        opener.addActionListener(event -> onOpen.accept(page));
        add(opener);
        add(Box.createHorizontalStrut(UIScale.scale(8)));
        add(named(new CopyButton(words.get("page.copy"), page.toString(), words), page, words));
    }

    /** Returns the button that opens the page. */
    public JButton opener() {
        return opener;
    }

    private static <B extends JButton> B named(B button, URI page, Words words) {
        button.getAccessibleContext().setAccessibleName(words.get("page.button", button.getText(), page.toString()));
        return button;
    }

    private static JButton button(String text, URI page, Words words) {
        return named(PlainText.button(new JButton(), text), page, words);
    }

    /** Returns the pages of {@code profile} that {@code text} names; no other address in it is ever opened. */
    public static List<URI> in(String text, Optional<Profile> profile) {
        return NamedPages.in(text, profile.map(Profile::pages).orElse(Set.of()));
    }
}
