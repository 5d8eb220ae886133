package signinghelper.window.helper;

import com.formdev.flatlaf.util.UIScale;
import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;
import signinghelper.support.ReportText;
import signinghelper.support.SupportBundle;
import signinghelper.support.SupportChoice;
import signinghelper.support.SupportDraft;
import signinghelper.support.SupportReport;
import signinghelper.window.part.Column;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.SwingWorker;

/** Panel that shows everything in a support bundle, lets the user add to it, and saves exactly that. */
final class SupportBundlePanel extends JPanel {
    /** Source of a bundle's contents. */
    interface Source {
        /**
         * Collects the contents, which takes some seconds.
         *
         * @throws Refusal the reason of {@code cancellation}
         */
        SupportDraft gather(Cancellation cancellation) throws Refusal;
    }

    private static final long serialVersionUID = 1L;
    private static final int GAP = 8;
    private static final Dimension PREVIEW = new Dimension(640, 360);

    private final transient Source source;
    private final transient Words words;
    private final transient Function<Component, Optional<Path>> chooser;
    private final JTextArea preview = PlainText.paragraph("");
    private final JCheckBox identity;
    private final JCheckBox certificates;
    private final JButton save;
    private final JButton close;
    private final JTextArea message = PlainText.strong("");
    private transient @Nullable SupportDraft draft;
    private transient @Nullable SupportReport report;

    /**
     * Creates the panel without collecting anything.
     *
     * @param chooser asks where to save, above the component that it is given
     */
    SupportBundlePanel(Source source, Words words, Function<Component, Optional<Path>> chooser, Runnable onClose) {
        super(new BorderLayout(0, GAP));
        this.source = source;
        this.words = words;
        this.chooser = chooser;
        this.identity = named(new JCheckBox(), "support.identity");
        this.certificates = named(new JCheckBox(), "support.certificates");
        this.save = named(new JButton(), "support.save");
        this.close = named(new JButton(), "helper.close");
        List.of(identity, certificates).forEach(box -> box.addActionListener(event -> showReport()));
        save.addActionListener(event -> save());
        close.addActionListener(event -> onClose.run());
        lay();
        allow(false);
    }

    private <B extends AbstractButton> B named(B button, String key) {
        PlainText.button(button, words.get(key)).setMnemonic(words.mnemonic(key));
        return button;
    }

    private void lay() {
        preview.getAccessibleContext().setAccessibleName(words.get("support.preview"));
        message.getAccessibleContext().setAccessibleName(words.get("support.heading"));
        // Its keys scroll it.
        preview.setFocusable(true);
        var scroll = new JScrollPane(preview);
        scroll.setPreferredSize(UIScale.scale(PREVIEW));
        var buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, GAP, 0));
        List.of(save, close).forEach(buttons::add);
        var below = new Column();
        below.stack(GAP / 2, identity, certificates, message, buttons);
        add(PlainText.paragraph(words.get("support.promise")), BorderLayout.NORTH);
        add(scroll, BorderLayout.CENTER);
        add(below, BorderLayout.SOUTH);
    }

    /** Collects everything again; ended by {@code cancellation}. */
    void gather(Cancellation cancellation) {
        say(words.get("support.gathering"));
        new Gathering(cancellation).execute();
    }

    private void allow(boolean allowed) {
        List.of(identity, certificates, save).forEach(part -> part.setEnabled(allowed));
    }

    private void say(String lines) {
        PlainText.change(message, lines);
        message.setVisible(!lines.isEmpty());
        revalidate();
        repaint();
    }

    private void showReport() {
        if (draft != null) {
            report = draft.report(new SupportChoice(identity.isSelected(), certificates.isSelected()));
            PlainText.change(preview, new ReportText(report).text());
            preview.setCaretPosition(0);
            say("");
        }
    }

    private void save() {
        var shown = report;
        var of = draft;
        if (shown != null && of != null) {
            chooser.apply(this).ifPresent(file -> say(saved(of.bundle(shown), file)));
        }
    }

    /** Never overwrites an existing file: it may be other work of the user. */
    private String saved(SupportBundle bundle, Path file) {
        try {
            bundle.save(file, false);
            return words.get("support.saved", file);
        } catch (FileAlreadyExistsException e) {
            return words.get("support.exists", file);
        } catch (IOException e) {
            return words.of(Refusal.of(ErrorCode.FILE_FAILED, e));
        }
    }

    private final class Gathering extends SwingWorker<SupportDraft, Void> {
        private final Cancellation cancellation;

        Gathering(Cancellation cancellation) {
            this.cancellation = cancellation;
        }

        @Override
        protected SupportDraft doInBackground() throws Refusal {
            return source.gather(cancellation);
        }

        @Override
        protected void done() {
            try {
                draft = get();
                allow(true);
                showReport();
                save.requestFocusInWindow();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                say(words.of(e.getCause() instanceof Refusal refusal ? refusal : Refusal.of(ErrorCode.INTERNAL, e)));
            }
        }
    }
}
