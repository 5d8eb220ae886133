package signinghelper.window.pin;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Refusal;
import signinghelper.window.part.Words;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * End of a batch of which some documents are signed and others are not.
 *
 * @param titles of all documents, in their order
 * @param signed number of those that are signed, which come first
 * @param why the others are not
 */
record BatchEnd(List<String> titles, int signed, Refusal why) {

    /** Returns the end in words. */
    Guidance said(Words words) {
        var left = titles.size() - signed;
        var reason = why.code() == ErrorCode.CANCELLED
                ? words.get("sign.stopped")
                : words.guidanceOf(why).title();
        return new Guidance(
                words.get("sign.partly", signed, left),
                words.get("sign.partly.reason", reason, signed, left),
                List.of());
    }

    /** Returns a line for each document, to be copied. */
    String listed(Words words) {
        return IntStream.range(0, titles.size())
                .mapToObj(place -> words.get(
                        "sign.result",
                        place + 1,
                        titles.get(place),
                        words.get("sign.state." + (place < signed ? "done" : "unsigned"))))
                .collect(Collectors.joining("\n"));
    }
}
