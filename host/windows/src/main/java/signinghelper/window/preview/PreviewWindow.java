package signinghelper.window.preview;

import com.formdev.flatlaf.util.UIScale;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.internal.pages.PagePictures;
import signinghelper.prompt.PlacedSeal;
import signinghelper.prompt.SealedPages;
import signinghelper.window.part.EscapeKey;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.Dialog.ModalityType;
import java.awt.Dimension;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JDialog;

/** Window with the pages of a document, on which the user may move its seal. */
public final class PreviewWindow {
    private static final Dimension SIZE = new Dimension(860, 720);

    private final JDialog dialog;
    private final PreviewPanel panel;

    private PreviewWindow(
            Window owner,
            PagePictures pages,
            Words words,
            FileSteps steps,
            @Nullable SealMoves moves,
            Consumer<List<PlacedSeal>> placed) {
        dialog = new JDialog(owner, words.get("preview.title"));
        panel = new PreviewPanel(pages, words, moves, new SealBar.Listener() {
            @Override
            public void apply() {
                dialog.dispose();
                if (moves != null) {
                    placed.accept(moves.seals());
                }
            }

            @Override
            public void goBack() {
                dialog.dispose();
            }
        });
        dialog.add(panel);
        if (steps.count() > 1) {
            dialog.add(new FileBar(steps, words, dialog::dispose), BorderLayout.NORTH);
        }
        dialog.getRootPane().setDefaultButton(panel.applying());
        if (panel.applying() != null) {
            // No PIN is typed while it is open whether the seal shall stand where it is seen.
            dialog.setModalityType(ModalityType.DOCUMENT_MODAL);
        }
        listen();
    }

    private void listen() {
        EscapeKey.runs(dialog.getRootPane(), dialog::dispose);
        dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowOpened(WindowEvent event) {
                panel.view().requestFocusInWindow();
            }

            @Override
            public void windowClosed(WindowEvent event) {
                panel.end();
            }
        });
    }

    private void open(Window owner) {
        var screen = owner.getGraphicsConfiguration().getBounds();
        var size = UIScale.scale(SIZE);
        dialog.setSize(Math.min(size.width, screen.width), Math.min(size.height, screen.height));
        dialog.setLocationRelativeTo(owner);
        dialog.setVisible(true);
    }

    /** Opens one above {@code owner}, which closes the pages with it; Escape closes it. */
    public static void open(Window owner, PagePictures pages, Words words, FileSteps steps) {
        new PreviewWindow(owner, pages, words, steps, null, seals -> {}).open(owner);
    }

    /**
     * Opens one with the document's seals. Returns once it is closed, if one of them can be moved.
     *
     * @param placed receives the seals where the user wants them
     */
    public static void open(
            Window owner,
            PagePictures pages,
            Words words,
            FileSteps steps,
            SealedPages sealed,
            Consumer<List<PlacedSeal>> placed) {
        new PreviewWindow(owner, pages, words, steps, new SealMoves(sealed), placed).open(owner);
    }
}
