package signinghelper.window.part;

import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.guidance.NamedPages;
import signinghelper.guidance.WordBook;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Refusal;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The windows' own words, from {@code words_<language>.properties}. */
public final class Words {
    private final WordBook book;
    private final GuidanceBook guidance;
    private final Language language;

    public Words(Language language, GuidanceBook guidance) {
        this.language = language;
        this.guidance = guidance;
        book = new WordBook("signinghelper.window.words", language);
    }

    public String get(String key) {
        return book.get(key);
    }

    /** Returns a text with {@code values}, which are inserted unchanged. */
    public String get(String key, Object... values) {
        return book.get(key, values);
    }

    /** Returns sentences for the window with the guidance that the page would get. */
    public String of(Refusal refusal) {
        var said = guidanceOf(refusal);
        return said.title() + "\n" + said.reason() + "\n" + numbered(said.steps());
    }

    public Guidance guidanceOf(Refusal refusal) {
        return guidance.words(refusal.code(), refusal.facts(), language);
    }

    /**
     * Returns the reason why a key cannot be used; in a window, a U-Key that was pulled out may be plugged in again.
     */
    public Guidance ofBlocked(Refusal refusal) {
        return refusal.code() == ErrorCode.TOKEN_REMOVED
                ? new Guidance(get("pulled"), get("pulled.reason"), List.of())
                : guidanceOf(refusal);
    }

    /** Returns the reason why a PIN could not be tried, as one text. */
    public String ofRefused(Refusal refusal) {
        return refusal.code() == ErrorCode.TOKEN_REMOVED ? get("pulled") : of(refusal);
    }

    /** Returns the portal's pages that {@code text} names. */
    public List<URI> pages(String text) {
        return NamedPages.in(text, guidance.pages());
    }

    /** Returns values of a sentence, one after the other. */
    public String list(List<String> values) {
        return String.join(language == Language.CHINESE ? "、" : ", ", values);
    }

    /** Returns each step on its own line; a single one has no number. */
    public String numbered(List<String> steps) {
        return steps.size() == 1
                ? steps.get(0)
                : IntStream.range(0, steps.size())
                        .mapToObj(place -> get("step", place + 1, steps.get(place)))
                        .collect(Collectors.joining("\n"));
    }

    /** Returns the reason why keys and clicks do not count; empty when they do. */
    public String ofArming(Arming.State state) {
        return switch (state) {
            case AWAY -> get("arming.away");
            case WAITING -> get("arming.waiting");
            case STRAY -> get("arming.stray");
            case ARMED -> "";
        };
    }

    /** Returns the letter that, with Alt, moves to the part that {@code key} names. */
    public char mnemonic(String key) {
        return book.get(key + ".mnemonic").charAt(0);
    }
}
