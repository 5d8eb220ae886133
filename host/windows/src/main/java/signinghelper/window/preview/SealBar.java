package signinghelper.window.preview;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.formats.document.SealPlacement;
import signinghelper.prompt.PlacedSeal;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.util.Locale;
import java.util.function.IntSupplier;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** Bar that says where the selected seal stands, with the buttons to place it. */
final class SealBar extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;

    private final transient SealMoves moves;
    private final transient Words words;
    private final transient IntSupplier page;
    private final JLabel place = PlainText.label("");
    private final JButton here;
    private final JButton next;
    private final JButton apply;

    /** Actions that end the moving. */
    interface Listener {
        /** Uses the places as they are. */
        void apply();

        /** Leaves the seals where they were before. */
        void goBack();
    }

    /** @param page number of the page that is shown */
    SealBar(SealMoves moves, Words words, IntSupplier page, Listener listener) {
        super(new BorderLayout(UIScale.scale(GAP), 0));
        this.moves = moves;
        this.words = words;
        this.page = page;
        this.here = button("preview.seal.here", () -> moves.moveTo(page.getAsInt()));
        this.next = button("preview.seal.next", moves::selectNext);
        this.apply = button("preview.seal.apply", listener::apply);
        next.setVisible(moves.hasOthers());
        var buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, UIScale.scale(GAP), 0));
        buttons.add(next);
        buttons.add(here);
        buttons.add(apply);
        buttons.add(button("preview.seal.back", listener::goBack));
        var hint = PlainText.paragraph(words.get("preview.seal.hint"));
        var text = new JPanel(new BorderLayout());
        text.add(place, BorderLayout.NORTH);
        text.add(hint, BorderLayout.CENTER);
        add(text, BorderLayout.CENTER);
        add(buttons, BorderLayout.SOUTH);
        var gap = UIScale.scale(GAP);
        setBorder(BorderFactory.createEmptyBorder(gap, gap, gap, gap));
        renew();
    }

    private JButton button(String key, Runnable action) {
        var button = PlainText.button(new JButton(), words.get(key));
        button.setMnemonic(words.mnemonic(key));
        button.addActionListener(event -> action.run());
        return button;
    }

    /** Shows the place of the selected seal as it is now. */
    void renew() {
        place.setText(text());
        here.setEnabled(moves.selected()
                .filter(seal -> seal.placement().page() != page.getAsInt())
                .isPresent());
    }

    /** Returns the place of the selected seal in words; empty when none can be moved. */
    String text() {
        return moves.selected().map(PlacedSeal::placement).map(this::text).orElse("");
    }

    private String text(SealPlacement at) {
        return words.get("preview.seal.place", at.page(), millimetres(at.left()), millimetres(at.top()));
    }

    private static String millimetres(double length) {
        return String.format(Locale.ROOT, "%.1f", length);
    }

    /** Returns the button that Enter presses. */
    JButton applying() {
        return apply;
    }
}
