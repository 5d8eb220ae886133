package signinghelper.formats.ofd.pages;

import signinghelper.formats.document.Content;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.internal.pages.FoundText;
import signinghelper.formats.internal.pages.LetterRun;
import signinghelper.formats.ofd.internal.container.OfdException;

import java.io.IOException;
import java.util.Optional;

/** Search for a text on the pages of an OFD document. */
final class OfdKeywords {
    /** Height of letters over their base line, of the font's size. */
    private static final double HEIGHT = 0.75;

    private OfdKeywords() {}

    /** Finds the first place where a text stands. */
    static Optional<FoundText> find(Content content, String text) throws FormatException, IOException {
        try (var document = DrawnDocument.of(content)) {
            for (var page = 1; page <= document.pages().size(); page++) {
                var number = page;
                var found = text(document, page).find(text);
                if (found.isPresent()) {
                    return found.map(middle -> new FoundText(number, middle.x(), middle.y()));
                }
            }
            return Optional.empty();
        } catch (OfdException e) {
            throw FormatException.contentBreaks(e.finding().code());
        }
    }

    private static LetterRun text(DrawnDocument document, int page) throws IOException, OfdException {
        var run = new LetterRun();
        for (var letter : document.letters(page)) {
            run.add(Character.toString(letter.codePoint()), place(letter));
        }
        return run;
    }

    private static LetterRun.Place place(PlacedLetter letter) {
        var across = letter.y() * Math.cos(letter.direction()) - letter.x() * Math.sin(letter.direction());
        return new LetterRun.Place(
                letter.x(), letter.y(), letter.size(), HEIGHT * letter.size(), letter.direction(), across);
    }
}
