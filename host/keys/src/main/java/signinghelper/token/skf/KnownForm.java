package signinghelper.token.skf;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Form of ciphertexts that a library has taken, so that the next envelope needs one call. */
final class KnownForm {
    private @Nullable CipherBlobForm known;

    /** Returns {@code forms}, the one that opened an envelope first. */
    List<CipherBlobForm> first(List<CipherBlobForm> forms) {
        var form = known;
        if (form == null || !forms.contains(form)) {
            return forms;
        }
        var sorted = new ArrayList<>(forms);
        sorted.remove(form);
        sorted.add(0, form);
        return sorted;
    }

    /** Remembers the form of an envelope that opened to its end. */
    void opened(CipherBlobForm form) {
        known = form;
    }
}
