package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.internal.pages.FoundText;
import signinghelper.formats.verification.SealReport.Picture;
import signinghelper.prompt.PlacedSeal;
import signinghelper.prompt.SealedPages;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Seal of one document: where the asker wants it, and where the user has put it. Its pages are read once. */
final class DocumentSeal {
    private final WantedSeal wanted;
    private final Content content;
    private final DocumentFormat format;
    private final KeywordSearch keywords;
    private final Map<String, Optional<FoundText>> found = new HashMap<>();
    private final Map<Integer, SealPlacement> moved = new HashMap<>();
    private @Nullable List<PageSize> sizes;

    DocumentSeal(WantedSeal wanted, Content content, DocumentFormat format, KeywordSearch keywords) {
        this.wanted = wanted;
        this.content = content;
        this.format = format;
        this.keywords = keywords;
    }

    /**
     * Returns the pages with a seal's picture in its places.
     *
     * @throws FormatException as {@link SealPlaces#of}, or if the document is malformed
     */
    synchronized SealedPages with(Picture picture) throws FormatException, IOException {
        if (sizes == null) {
            sizes = format.pages(content);
        }
        var seals = new SealPlaces(sizes, picture, this::find, moved).of(wanted);
        return new SealedPages(sizes, picture, seals, format.multipliesSeal());
    }

    private Optional<FoundText> find(String text) throws FormatException, IOException {
        var known = found.get(text);
        if (known == null) {
            known = keywords.find(content, format, text);
            found.put(text, known);
        }
        return known;
    }

    /** Puts the movable seals where the user has left them. */
    synchronized void place(List<PlacedSeal> seals) {
        seals.stream().filter(PlacedSeal::isMovable).forEach(seal -> moved.put(seal.place(), seal.placement()));
    }

    /** Returns true when the user has to place a seal and has not. */
    synchronized boolean isToPlace() {
        var places = wanted.places();
        return IntStream.range(0, places.size())
                .anyMatch(number -> places.get(number) instanceof WantedSeal.Asked && !moved.containsKey(number));
    }
}
