package signinghelper.window.pin;

import org.jspecify.annotations.Nullable;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.PinChangeQuestion;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.PinSubject;
import signinghelper.prompt.RecipientsQuestion;
import signinghelper.prompt.SealArrangement;
import signinghelper.session.Asker;
import signinghelper.window.document.DocumentOpener;
import signinghelper.window.document.DocumentPanel;
import signinghelper.window.document.EnvelopePanel;
import signinghelper.window.document.RecipientsPanel;
import signinghelper.window.document.WorkState;
import signinghelper.window.part.KeyText;
import signinghelper.window.part.SealChooser;
import signinghelper.window.part.TokenChooser;
import signinghelper.window.part.Words;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The certificate and all that it is asked for, with the bar that says who asks. */
final class QuestionPanel {
    private final Words words;
    private final AskerText asker;
    private final String asked;
    private final AskerBar bar;
    private final QuestionLayout laid = new QuestionLayout();
    private final RenewalStrip renewal;
    /** Null when no certificate is chosen here. */
    private @Nullable KeyChooser keys;
    /** Null unless a U-Key is chosen here. */
    private @Nullable TokenChooser tokens;
    /** Null when no certificate is bound to an account. */
    private @Nullable AccountPanel account;

    private @Nullable DocumentPanel documents;
    private @Nullable SealChooser sealChooser;
    private @Nullable SealArrangement seals;
    /** Null until a certificate is shown. */
    private @Nullable OfferedKey shown;

    private Runnable onResize = () -> {};

    /** Creates the question for a certificate. */
    QuestionPanel(String asked, Asker asker, Words words, KeyChooser chooser) {
        this(asked, asker, words);
        keys = chooser;
        laid.addCard(chooser);
        laid.addFact(renewal);
    }

    QuestionPanel(RecipientsQuestion question, Words words, RecipientsPanel recipients) {
        this(words.get("encrypt.heading"), question.asker(), words);
        laid.setList(recipients);
    }

    QuestionPanel(PinChangeQuestion question, Words words, TokenChooser chooser) {
        this(words.get("change.heading"), question.asker(), words);
        tokens = chooser;
        laid.addCard(chooser);
    }

    /** @param onPlaced runs when the user has placed a seal */
    QuestionPanel(PinQuestion question, Words words, KeyChooser chooser, DocumentOpener opener, Runnable onPlaced) {
        this(asked(question.subject(), words), question.asker(), words);
        keys = chooser;
        if (question.subject() instanceof PinSubject.Binding binding) {
            account = new AccountPanel(binding.account(), words);
            laid.addFact(account);
        }
        laid.addCard(chooser);
        if (question.subject() instanceof PinSubject.Signing signing) {
            addSealChooser(signing.seals());
            documents = new DocumentPanel(signing, words, opener, onPlaced, this::resized);
            if (question.asker().oldInterface().isPresent()) {
                documents.showTexts();
            }
            laid.setList(documents);
        }
        laid.addFact(renewal);
        if (question.subject() instanceof PinSubject.OnEnvelopes subject) {
            laid.setList(new EnvelopePanel(subject, question.asker(), words));
        }
    }

    private QuestionPanel(String asked, Asker asker, Words words) {
        this.words = words;
        this.asked = asked;
        this.asker = AskerText.of(asker, words);
        this.bar = new AskerBar(asked, this.asker);
        this.renewal = new RenewalStrip(words, this::resized);
        if (this.asker.claim() != null && this.asker.file() != null) {
            laid.setClaim(new ClaimPanel(this.asker.claim(), this.asker.file(), words));
        }
    }

    private static String asked(PinSubject subject, Words words) {
        if (!(subject instanceof PinSubject.Signing signing)) {
            return words.get(subject.wordsKey() + ".heading");
        }
        var sealed = signing.documents().stream()
                .filter(document -> document.isSealed())
                .count();
        var count = signing.documents().size();
        return sealed == 0 ? words.get("sign.heading", count) : words.get("sign.heading.sealed", count, sealed);
    }

    private void addSealChooser(@Nullable SealArrangement arrangement) {
        seals = arrangement;
        if (arrangement != null) {
            sealChooser = new SealChooser(
                    words,
                    seal -> arrangement.choose(Objects.requireNonNull(shown).held(), seal));
            laid.addCard(sealChooser);
        }
    }

    private void resized() {
        onResize.run();
    }

    /** Runs {@code listener} whenever the height of a part has changed by itself. */
    void onResize(Runnable listener) {
        onResize = listener;
    }

    /** Returns the bar that says who asks, which is to be seen at all times. */
    AskerBar bar() {
        return bar;
    }

    QuestionLayout laid() {
        return laid;
    }

    void setLow(boolean isLow) {
        bar.setLow(isLow);
        laid.setLow(isLow);
        renewal.setNarrow(isLow && laid.hasList());
        if (keys != null) {
            keys.setLow(isLow, laid.hasList());
            // The account's card has the holder too.
            laid.showCards(!isLow || account == null || keys.getItemCount() > 1);
        }
        if (tokens != null) {
            tokens.setLow(isLow);
        }
    }

    /** Returns true when every seal has a place. */
    boolean isPlaced() {
        return documents == null || documents.isPlaced();
    }

    /** Moves the focus to a step that comes before the PIN, if there is one. */
    boolean focusStep() {
        return documents != null && documents.focus();
    }

    /** Lets the user change certificate, seals and their places, or not while documents are being signed. */
    void allowChanges(boolean allowed) {
        if (keys != null) {
            keys.allow(allowed);
        }
        if (documents != null) {
            documents.setEnabled(allowed);
        }
        if (sealChooser != null) {
            sealChooser.allow(allowed);
        }
    }

    /** Shows how far the work on the documents is; those from {@code place} on have {@code rest}. */
    void showProgress(int place, WorkState at, WorkState rest) {
        if (documents != null) {
            documents.showProgress(place, at, rest);
        }
    }

    /** Scrolls to the selected document; laying out in another size has scrolled it away. */
    void reveal() {
        if (documents != null) {
            documents.reveal();
        }
    }

    /** Shows what belongs to the chosen certificate: its end, its seals, its difference from the account. */
    void show(OfferedKey key) {
        shown = key;
        renewal.show(key);
        if (documents != null) {
            documents.use(key.held());
        }
        if (sealChooser != null && seals != null) {
            sealChooser.offer(seals.choices(key.held()), seals.chosen(key.held()));
            sealChooser.allow(true);
        }
        if (account != null) {
            account.compare(key);
        }
        if (documents != null) {
            documents.introduce(spoken());
        }
    }

    /** Returns who asks for what with which certificate, for a screen reader. */
    String spoken() {
        return Stream.of(
                        asker.spoken(asked, words),
                        account == null ? "" : account.spoken(),
                        shown == null ? "" : words.get("certificate.spoken", KeyText.of(shown, words)),
                        renewal.spoken())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
