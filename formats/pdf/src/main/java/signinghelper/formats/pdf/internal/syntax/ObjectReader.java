package signinghelper.formats.pdf.internal.syntax;

import signinghelper.formats.pdf.internal.syntax.Token.Kind;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;

/** Reader of an indirect object at a position. */
final class ObjectReader {
    private final Octets octets;
    private final Lengths lengths;

    /** Resolver of a stream's length that is an object of its own. */
    @FunctionalInterface
    interface Lengths {
        PdfValue value(PdfValue.Reference reference) throws PdfSyntaxException, IOException;
    }

    ObjectReader(Octets octets, Lengths lengths) {
        this.octets = octets;
        this.lengths = lengths;
    }

    /** Creates a reader that refuses streams whose length is an object of its own. */
    static ObjectReader withoutReferences(Octets octets) {
        return new ObjectReader(octets, reference -> PdfValue.NULL);
    }

    IndirectObject read(long position) throws PdfSyntaxException, IOException {
        var tokens = new Tokens(octets, position);
        var from = tokens.peek().place().from();
        var name = new PdfValue.Reference(whole(tokens.count()), whole(tokens.count()));
        tokens.keyword("obj");
        var places = new HashMap<String, Span>();
        var values = new ValueReader(tokens);
        PdfValue value;
        if (tokens.peek().kind() == Kind.DICTIONARY_BEGIN) {
            tokens.next();
            value = values.dictionary(places);
        } else {
            value = values.value();
        }
        if (value instanceof PdfValue.Dictionary dictionary && tokens.peek().isKeyword("stream")) {
            value = stream(tokens, dictionary);
        }
        tokens.keyword("endobj");
        return new IndirectObject(name, value, new Span(from, tokens.position()), places);
    }

    private PdfValue.Stream stream(Tokens tokens, PdfValue.Dictionary dictionary)
            throws PdfSyntaxException, IOException {
        var from = tokens.keyword("stream").place().to();
        if (octets.at(from) == '\r') {
            from++;
        }
        if (octets.at(from) != '\n') {
            throw PdfSyntaxException.malformed("no line end behind stream at " + from);
        }
        from++;
        var to = from + length(dictionary.get("Length"));
        if (to > octets.length()) {
            throw PdfSyntaxException.malformed("length of the stream at " + from);
        }
        tokens.moveTo(to);
        requireNoComment(to, tokens.keyword("endstream").place().from());
        return new PdfValue.Stream(dictionary, new Span(from, to));
    }

    /** Some programs take a comment there for data, which may go on in the next stream. */
    private void requireNoComment(long from, long to) throws PdfSyntaxException, IOException {
        for (var at = from; at < to; at++) {
            if (octets.at(at) == '%') {
                throw PdfSyntaxException.malformed("comment behind the data of a stream at " + at);
            }
        }
    }

    private long length(PdfValue written) throws PdfSyntaxException, IOException {
        var value = written instanceof PdfValue.Reference reference ? lengths.value(reference) : written;
        if (value instanceof PdfValue.Figure figure
                && figure.value().signum() >= 0
                && figure.value().compareTo(BigDecimal.valueOf(octets.length())) <= 0
                && figure.value().scale() <= 0) {
            return figure.value().longValueExact();
        }
        throw PdfSyntaxException.malformed("length of a stream");
    }

    private static int whole(long number) throws PdfSyntaxException {
        if (number > Integer.MAX_VALUE) {
            throw PdfSyntaxException.malformed("number of an object");
        }
        return (int) number;
    }
}
