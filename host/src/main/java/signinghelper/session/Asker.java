package signinghelper.session;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.login.Nonce;
import signinghelper.formats.login.Origin;
import signinghelper.formats.receipt.Receipt;
import signinghelper.protocol.BrowserWindow;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.Objects;

/** Who asks for something to be done with a U-Key. The window says it in words of its own for each. */
public sealed interface Asker {

    /**
     * The web origin that a login is for.
     *
     * @throws Refusal {@code METHOD_NOT_ALLOWED} for all but pages
     */
    Origin origin() throws Refusal;

    /**
     * Occasion that a receipt over documents names.
     *
     * @param nonce of a page's request; null for other askers
     * @throws Refusal {@code METHOD_NOT_ALLOWED} for the helper window, at which no document is signed
     */
    Receipt.Occasion occasion(@Nullable Nonce nonce) throws Refusal;

    /**
     * A page, as its browser knows it.
     *
     * @param topOrigin of the page in the tab; differs when the portal is in a frame
     * @param extension version of the extension that speaks for it
     * @param portal what the profile calls the portal, in the session's language
     * @param window where the browser shows it; null when that is not known
     */
    record Page(
            Origin origin,
            Origin topOrigin,
            ProductVersion extension,
            String portal,
            @Nullable BrowserWindow window) implements Asker {
        /** The same page, shown in {@code window}. */
        Page in(BrowserWindow window) {
            return new Page(origin, topOrigin, extension, portal, window);
        }

        public Page {
            Objects.requireNonNull(extension);
            Objects.requireNonNull(origin);
            Objects.requireNonNull(topOrigin);
            Objects.requireNonNull(portal);
        }

        @Override
        public Receipt.Occasion occasion(@Nullable Nonce nonce) {
            return new Receipt.Occasion.Portal(
                    origin.value(), Objects.requireNonNull(nonce).value());
        }
    }

    /** The person, at the helper window. */
    record HelperWindow() implements Asker {
        @Override
        public Origin origin() throws Refusal {
            throw Refusal.of(ErrorCode.METHOD_NOT_ALLOWED);
        }

        @Override
        public Receipt.Occasion occasion(@Nullable Nonce nonce) throws Refusal {
            throw Refusal.of(ErrorCode.METHOD_NOT_ALLOWED);
        }
    }

    /** A command on this computer, started by its person or by any program of his. */
    record CommandLine() implements Asker {
        @Override
        public Origin origin() throws Refusal {
            throw Refusal.of(ErrorCode.METHOD_NOT_ALLOWED);
        }

        @Override
        public Receipt.Occasion occasion(@Nullable Nonce nonce) {
            return new Receipt.Occasion.CommandLine();
        }
    }
}
