package signinghelper.portal.authentication;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;

import java.util.Objects;

/**
 * Message of an old page that logs in, by {@code signing-helper/old} or by the client that it was written for.
 *
 * @param signature CMS with the text within or without it, in DER; beside {@code certificate} a bare signature
 * @param certificate DER; null where the CMS has it
 * @param text that the page had signed, as its UTF-8 bytes
 * @param nonce that the server issued and wrote into the page; empty where the page has a random number of its own
 */
public record OldPageLogin(Bytes signature, @Nullable Bytes certificate, String text, String nonce) {
    public OldPageLogin {
        Objects.requireNonNull(signature);
        Objects.requireNonNull(text);
        Objects.requireNonNull(nonce);
    }
}
