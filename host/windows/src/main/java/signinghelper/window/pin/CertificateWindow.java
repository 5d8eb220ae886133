package signinghelper.window.pin;

import signinghelper.check.Verdict;
import signinghelper.prompt.CertificateQuestion;
import signinghelper.prompt.OfferedKey;
import signinghelper.session.Asker;
import signinghelper.token.KeyEntry;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JCheckBox;
import javax.swing.JPanel;

/** Window in which the user chooses a certificate. Used only in the event thread. */
final class CertificateWindow {

    /**
     * Result of the user's choice.
     *
     * @param answer empty when the window was closed
     * @param shown the certificate that was selected at that time
     */
    record Choice(Optional<CertificateQuestion.Answer> answer, OfferedKey shown) {}

    private final Words words;
    private final Consumer<Choice> choices;
    private final KeyChooser chooser;
    private final QuestionPanel panel;
    private final BlockedPanel blockedPanel;
    private final JCheckBox remember;
    private final PromptFrame frame;
    private final Asker asker;

    CertificateWindow(CertificateQuestion question, Words words, Consumer<Choice> choices) {
        this.words = words;
        this.asker = question.asker();
        this.choices = choices;
        this.chooser = new KeyChooser(question.offered().keys(), words, this::show);
        this.remember = PlainText.button(new JCheckBox(), words.get("choose.remember"));
        remember.setMnemonic(words.mnemonic("choose.remember"));
        this.blockedPanel = new BlockedPanel(words);
        var form = new JPanel(new BorderLayout(0, 8));
        form.add(blockedPanel, BorderLayout.CENTER);
        form.add(remember, BorderLayout.SOUTH);
        var heading = question.use() == KeyEntry.Use.SIGNATURE ? "choose.sign.heading" : "choose.encrypt.heading";
        this.panel = new QuestionPanel(words.get(heading), question.asker(), words, chooser);
        this.frame = new PromptFrame(words, "choose", panel, form, (state, said) -> false, this::choose, this::giveUp);
    }

    void open(int place) {
        show(chooser.chosen());
        frame.open(asker, place);
        if (chooser.isEnabled()) {
            chooser.requestFocusInWindow();
        } else {
            frame.focusCancel();
        }
    }

    void close() {
        frame.close();
    }

    /** U-Keys were plugged in or pulled. */
    void offer(List<OfferedKey> keys) {
        chooser.offer(keys);
        show(chooser.chosen());
    }

    private void show(OfferedKey key) {
        panel.show(key);
        if (chooser.isEnabled()) {
            frame.sayOnceReady(panel.spoken());
        }
        var blocked = key.blocked();
        blockedPanel.setVisible(false);
        if (blocked != null) {
            blockedPanel.show(words.ofBlocked(blocked), PluggedKeys.isPulled(key) ? Verdict.SKIPPED : Verdict.FAIL);
        }
        remember.setVisible(blocked == null && asker.site().isPresent());
        frame.enableConfirm(key.isUsable());
        var isDeadEnd = !key.isUsable() && !PluggedKeys.isPulled(key);
        frame.setCancel(words.get(isDeadEnd ? "close" : "cancel"), !key.isUsable(), isDeadEnd);
        frame.describeCancel((panel.spoken() + "\n" + blockedPanel.spoken()).trim());
        frame.fit();
    }

    private void choose() {
        var key = chooser.chosen();
        if (key.isUsable()) {
            var answer = new CertificateQuestion.Answer(key, remember.isSelected());
            choices.accept(new Choice(Optional.of(answer), key));
        }
    }

    private void giveUp() {
        choices.accept(new Choice(Optional.empty(), chooser.chosen()));
    }
}
