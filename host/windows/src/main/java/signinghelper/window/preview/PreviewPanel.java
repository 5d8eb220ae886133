package signinghelper.window.preview;

import com.formdev.flatlaf.util.UIScale;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.internal.pages.PagePictures;
import signinghelper.formats.internal.pages.UndrawnPageException;
import signinghelper.window.part.Background;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.Timer;

/** Panel with one page after another. Pages are drawn in the background; one that takes long is said to. */
final class PreviewPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(PreviewPanel.class.getName());

    /** Pixels of a millimetre at 96 dots for each inch. */
    private static final double USUAL = 96 / 25.4;

    private static final double STEP = 1.25;
    private static final int MOST_STEPS = 6;
    private static final int SLOW = 10_000;

    /** Picture of a page, null for none, and what is said of it; empty for nothing. */
    private record Drawn(@Nullable BufferedImage picture, String remark) {}

    private final transient PagePictures pages;
    private final transient Words words;
    private final transient PageRemark said;
    private final transient Background background = new Background("preview");
    private final PageView view = new PageView();
    private final JLabel position = PlainText.label("");
    private final JLabel state = PlainText.label("");
    private final JTextArea remark = PlainText.paragraph("");
    private final Timer slow;
    private final JButton previous;
    private final JButton next;
    private final JButton smaller;
    private final JButton larger;
    private final transient @Nullable SealedView seals;
    private int page = 1;
    private int steps;

    /** @param moves null when the document shows no seal */
    PreviewPanel(PagePictures pages, Words words, @Nullable SealMoves moves, SealBar.Listener listener) {
        super(new BorderLayout());
        this.pages = pages;
        this.words = words;
        this.said = new PageRemark(words);
        this.slow = new Timer(SLOW, event -> state.setText(words.get("preview.slow")));
        slow.setRepeats(false);
        previous = button("previous", KeyEvent.VK_PAGE_UP, () -> turn(page - 1));
        next = button("next", KeyEvent.VK_PAGE_DOWN, () -> turn(page + 1));
        smaller = button("smaller", KeyEvent.VK_MINUS, () -> zoom(steps - 1));
        larger = button("larger", KeyEvent.VK_PLUS, () -> zoom(steps + 1));
        on(KeyEvent.VK_EQUALS, () -> zoom(steps + 1));
        on(KeyEvent.VK_ADD, () -> zoom(steps + 1));
        on(KeyEvent.VK_SUBTRACT, () -> zoom(steps - 1));
        on(KeyEvent.VK_HOME, () -> turn(1));
        on(KeyEvent.VK_END, () -> turn(pages.sizes().size()));
        var bar = new JPanel(new FlowLayout(FlowLayout.LEADING, UIScale.scale(8), UIScale.scale(4)));
        for (JComponent part : new JComponent[] {previous, next, position, smaller, larger, state}) {
            bar.add(part);
        }
        var below = new JPanel(new BorderLayout());
        below.setBorder(BorderFactory.createEmptyBorder(0, UIScale.scale(8), UIScale.scale(4), UIScale.scale(8)));
        below.add(remark, BorderLayout.CENTER);
        var top = new JPanel(new BorderLayout());
        top.add(bar, BorderLayout.CENTER);
        top.add(below, BorderLayout.SOUTH);
        add(top, BorderLayout.NORTH);
        add(scrolled(), BorderLayout.CENTER);
        seals = moves == null ? null : new SealedView(view, moves, words, () -> page, listener);
        if (seals != null) {
            seals.bar().ifPresent(moving -> add(moving, BorderLayout.SOUTH));
            seals.follow(this::sealMoved);
        }
        show(moves == null ? 1 : moves.firstPage());
    }

    private void sealMoved(int where) {
        if (where == page) {
            describe();
        } else {
            show(where);
        }
    }

    /** Says the page, and the place of the seal that keys move. */
    private void describe() {
        var text = words.get("preview.page", page, pages.sizes().size());
        position.setText(text);
        var spoken = seals == null ? "" : seals.renew();
        view.getAccessibleContext().setAccessibleName(spoken.isEmpty() ? text : text + "; " + spoken);
    }

    /** Arrows scroll; the keys for whole pages turn them. */
    private JScrollPane scrolled() {
        var scrolled = new JScrollPane(view);
        var keys = scrolled.getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT);
        keys.put(KeyStroke.getKeyStroke(KeyEvent.VK_PAGE_UP, 0), "none");
        keys.put(KeyStroke.getKeyStroke(KeyEvent.VK_PAGE_DOWN, 0), "none");
        return scrolled;
    }

    private JButton button(String name, int key, Runnable action) {
        var button = PlainText.button(new JButton(), words.get("preview." + name));
        button.addActionListener(event -> action.run());
        on(key, action);
        return button;
    }

    private void on(int key, Runnable action) {
        registerKeyboardAction(
                event -> action.run(), KeyStroke.getKeyStroke(key, 0), WHEN_ANCESTOR_OF_FOCUSED_COMPONENT);
    }

    private void turn(int wanted) {
        if (wanted >= 1 && wanted <= pages.sizes().size() && wanted != page) {
            show(wanted);
        }
    }

    private void zoom(int wanted) {
        if (Math.abs(wanted) <= MOST_STEPS) {
            steps = wanted;
            show(page);
        }
    }

    private void show(int wanted) {
        page = wanted;
        var count = pages.sizes().size();
        previous.setEnabled(page > 1);
        next.setEnabled(page < count);
        smaller.setEnabled(steps > -MOST_STEPS);
        larger.setEnabled(steps < MOST_STEPS);
        state.setText(words.get("preview.drawing"));
        remark("");
        slow.restart();
        var pixels = UIScale.scale((float) (USUAL * Math.pow(STEP, steps)));
        var size = pages.sizes().get(page - 1);
        view.expect(new Dimension((int) (size.width() * pixels), (int) (size.height() * pixels)));
        describe();
        draw(page, steps, pixels);
    }

    private void draw(int number, int zoom, double pixels) {
        background.run(() -> {
            // A page that was left before its turn is not drawn.
            if (number == page && zoom == steps) {
                var drawn = picture(number, pixels);
                SwingUtilities.invokeLater(() -> drawn(number, zoom, drawn));
            }
        });
    }

    private Drawn picture(int number, double pixels) {
        try {
            var page = pages.draw(number, pixels);
            return new Drawn(page.picture(), said.of(page));
        } catch (UndrawnPageException e) {
            LOG.log(Level.INFO, "a page is not drawn", e);
            return new Drawn(null, said.of(e.reason()));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a page cannot be drawn", e);
            return new Drawn(null, words.get("preview.failed"));
        }
    }

    private void remark(String text) {
        PlainText.change(remark, text);
        remark.setVisible(!text.isEmpty());
    }

    private void drawn(int number, int zoom, Drawn drawn) {
        if (number == page && zoom == steps) {
            slow.stop();
            state.setText("");
            remark(drawn.remark());
            view.getAccessibleContext().setAccessibleDescription(drawn.remark());
            view.show(drawn.picture(), view.getPreferredSize());
        }
    }

    /** Closes the document, and ends what is being drawn. */
    void end() {
        slow.stop();
        background.end(() -> {});
        try {
            pages.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a document cannot be closed", e);
        }
    }

    PageView view() {
        return view;
    }

    /** Returns the button that places the seal; null when none can be moved. */
    @Nullable
    JButton applying() {
        return seals == null ? null : seals.bar().map(SealBar::applying).orElse(null);
    }
}
