package signinghelper.window;

import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.guidance.WordBook;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

/** The windows' own words, from {@code words_<language>.properties}. */
final class Words {
    private final WordBook book;
    private final GuidanceBook guidance;
    private final Language language;

    Words(Language language, GuidanceBook guidance) {
        this.language = language;
        this.guidance = guidance;
        book = new WordBook("signinghelper.window.words", language);
    }

    String get(String key) {
        return book.get(key);
    }

    /** Values are put in as they are. */
    String get(String key, Object... values) {
        return book.get(key, values);
    }

    /** What the page would get, in sentences for the window. */
    String of(Refusal refusal) {
        var words = guidance.words(refusal.code(), refusal.facts(), language);
        return words.title() + "\n" + words.reason() + "\n" + String.join("\n", words.steps());
    }

    /** Why a key cannot be used; in a window one that was pulled may come back. */
    String ofBlocked(Refusal refusal) {
        return refusal.code() == ErrorCode.TOKEN_REMOVED ? get("pulled") : of(refusal);
    }

    /** Why keys and clicks do not count; empty when they do. */
    String ofArming(Arming.State state) {
        return switch (state) {
            case AWAY -> get("arming.away");
            case WAITING -> get("arming.waiting");
            case STRAY -> get("arming.stray");
            case ARMED -> "";
        };
    }

    /** The letter that, with Alt, reaches the part that {@code key} names. */
    char mnemonic(String key) {
        return book.get(key + ".mnemonic").charAt(0);
    }
}
