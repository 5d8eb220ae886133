package signinghelper.preview;

import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.ofd.container.OfdException;
import signinghelper.preview.ofd.DrawnDocument;
import signinghelper.preview.ofd.PlacedLetter;
import signinghelper.work.KeywordSearch;

import java.io.IOException;
import java.util.Optional;

/** Search for a text on the pages of OFD documents. Blanks make no difference. */
public final class OfdKeywords implements KeywordSearch {
    private static final String FORMAT = "ofd";

    /** Height of letters over their base line, of the font's size. */
    private static final double HEIGHT = 0.75;

    @Override
    public Optional<Found> find(Content content, DocumentFormat format, String text)
            throws FormatException, IOException {
        if (!format.id().equals(FORMAT)) {
            return Optional.empty();
        }
        try (var document = DrawnDocument.of(content)) {
            for (var page = 1; page <= document.pages().size(); page++) {
                var number = page;
                var found = text(document, page).find(text);
                if (found.isPresent()) {
                    return found.map(middle -> new Found(number, middle.x(), middle.y()));
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
