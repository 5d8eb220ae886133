package signinghelper.work;

import signinghelper.formats.document.FormatException;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.HashMap;

/** Refusal of a document by its format, in the form that the asker receives. */
public final class FormatRefusal {
    private FormatRefusal() {}

    /** Returns the refusal with the fact {@code rule}, where one is broken, and the facts behind it. */
    public static Refusal of(FormatException refused) {
        var facts = new HashMap<>(refused.facts());
        if (refused.rule() != null) {
            facts.put("rule", refused.rule());
        }
        return new Refusal(code(refused.reason()), facts, refused);
    }

    /** Returns the refusal with the further fact {@code document}: its number in the batch, from 1. */
    public static Refusal of(FormatException refused, int document) {
        return numbered(of(refused), document);
    }

    static Refusal numbered(Refusal refusal, int document) {
        var facts = new HashMap<>(refusal.facts());
        facts.put("document", Integer.toString(document));
        return new Refusal(refusal.code(), facts, refusal);
    }

    private static ErrorCode code(FormatException.Reason reason) {
        return switch (reason) {
            case KEY_UNSUPPORTED -> ErrorCode.KEY_UNSUPPORTED;
            case CERTIFICATE_MALFORMED -> ErrorCode.DRIVER_FAILED;
            case CONTENT_REFUSED -> ErrorCode.CONTENT_REFUSED;
            case TIME_STAMP_UNAVAILABLE -> ErrorCode.TIME_STAMP_UNAVAILABLE;
            case SEAL_REFUSED -> ErrorCode.SEAL_REFUSED;
            case SIGNATURE_INVALID -> ErrorCode.SIGNATURE_INVALID;
        };
    }
}
