package signinghelper.window.document;

import org.jspecify.annotations.Nullable;
import signinghelper.content.DocumentText;
import signinghelper.formats.internal.pages.PagePictures;
import signinghelper.preview.UndrawnPages;
import signinghelper.prompt.DocumentLine;
import signinghelper.prompt.SealArrangement;
import signinghelper.prompt.SealedPages;
import signinghelper.token.HeldKey;
import signinghelper.window.part.Background;
import signinghelper.window.part.Words;
import signinghelper.window.preview.FileSteps;
import signinghelper.window.preview.PreviewWindow;
import signinghelper.window.preview.TextWindow;

import java.awt.Component;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import javax.swing.SwingUtilities;

/**
 * Viewer of the documents that a prompt lists, each with its seal. It remembers which were shown in the host's own windows.
 * Used only in the event thread. Documents are counted from 0.
 */
final class DocumentViewer {

    /** Listener for what comes of viewing. */
    interface Listener {
        /** Shows that {@code document} is open, or why it is not. */
        void opened(int document, DocumentOpener.Outcome outcome);

        /** Notes that the user has placed a seal. */
        void placed();
    }

    private final Component owner;
    private final List<DocumentLine> documents;
    private final @Nullable SealArrangement seals;
    private final Words words;
    private final DocumentOpener opener;
    private final Listener listener;
    private final Background background = new Background("documents");
    private final Set<Integer> viewed = new HashSet<>();
    /** Null until a key is chosen. */
    private @Nullable HeldKey key;

    private boolean isOpening;
    private boolean isAllowed = true;

    /**
     * @param owner in the window above which documents are shown
     * @param seals null when no document shows one
     */
    DocumentViewer(
            Component owner,
            List<DocumentLine> documents,
            @Nullable SealArrangement seals,
            Words words,
            DocumentOpener opener,
            Listener listener) {
        this.owner = owner;
        this.documents = documents;
        this.seals = seals;
        this.words = words;
        this.opener = opener;
        this.listener = listener;
    }

    /** Shows the seals of a key from now on. */
    void use(HeldKey chosen) {
        key = chosen;
    }

    /** Allows documents to be opened, or not while they are being signed. */
    void allow(boolean allowed) {
        isAllowed = allowed;
    }

    boolean isViewed(int document) {
        return viewed.contains(document);
    }

    /** Returns the number of documents that were not shown here. */
    int unviewed() {
        return documents.size() - viewed.size();
    }

    /** Returns the next document after {@code from} that was not shown and can be, if there is one. */
    OptionalInt nextUnviewed(int from) {
        return IntStream.rangeClosed(1, documents.size())
                .map(step -> (from + step) % documents.size())
                .filter(number -> !viewed.contains(number)
                        && documents.get(number).seenHere().isPresent())
                .findFirst();
    }

    /** Returns the documents whose seal the user has still to place. */
    List<Integer> toPlace() {
        return seals == null ? List.of() : seals.toPlace();
    }

    /** Opens a document; one that is being opened is waited for. */
    void view(int document) {
        var content = documents.get(document).seenHere();
        if (content.isEmpty() || isOpening || !isAllowed) {
            return;
        }
        isOpening = true;
        background.run(() -> {
            var outcome = opener.open(content.get(), new OwnWindows(document));
            SwingUtilities.invokeLater(() -> opened(document, outcome));
        });
    }

    private void opened(int document, DocumentOpener.Outcome outcome) {
        isOpening = false;
        var sealed = sealed(document);
        if (outcome == DocumentOpener.Outcome.MALFORMED && sealed.isPresent()) {
            // Its format has read it strictly; the one that draws it cannot.
            new OwnWindows(document).present(new UndrawnPages(sealed.get().sizes()));
        }
        listener.opened(document, outcome);
    }

    private Optional<SealedPages> sealed(int document) {
        return seals == null || key == null ? Optional.empty() : seals.pages(key, document);
    }

    /** Windows of the host, opened from a background thread. */
    private final class OwnWindows implements DocumentOpener.Own {
        private final int document;

        OwnWindows(int document) {
            this.document = document;
        }

        @Override
        public void show(DocumentText text) {
            SwingUtilities.invokeLater(() -> {
                viewed.add(document);
                TextWindow.open(SwingUtilities.getWindowAncestor(owner), text, words, steps());
            });
        }

        @Override
        public void show(PagePictures pages) {
            SwingUtilities.invokeLater(() -> present(pages));
        }

        private FileSteps steps() {
            return new FileSteps(
                    document + 1,
                    documents.size(),
                    step(IntStream.range(0, document).map(place -> document - 1 - place)),
                    step(IntStream.range(document + 1, documents.size())));
        }

        private Optional<Runnable> step(IntStream places) {
            return places.filter(place -> documents.get(place).seenHere().isPresent())
                    .mapToObj(place -> (Runnable) () -> view(place))
                    .findFirst();
        }

        private void present(PagePictures pages) {
            viewed.add(document);
            var window = SwingUtilities.getWindowAncestor(owner);
            var sealed = sealed(document);
            if (sealed.isEmpty()) {
                PreviewWindow.open(window, pages, words, steps());
            } else {
                PreviewWindow.open(window, pages, words, steps(), sealed.get(), placed -> {
                    Objects.requireNonNull(seals).place(document, placed);
                    listener.placed();
                });
            }
        }
    }
}
