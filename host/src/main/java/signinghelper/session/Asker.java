package signinghelper.session;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.login.Nonce;
import signinghelper.formats.login.Origin;
import signinghelper.formats.receipt.Receipt;
import signinghelper.protocol.BrowserWindow;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.Objects;

/** Origin of a request to use a U-Key. The window describes each kind with its own text. */
public sealed interface Asker {

    /**
     * Returns the web origin of a login.
     *
     * @throws Refusal {@code METHOD_NOT_ALLOWED} for askers other than pages
     */
    Origin origin() throws Refusal;

    /**
     * Returns the occasion that a receipt over documents names.
     *
     * @param nonce of a page's request; null for other askers
     * @throws Refusal {@code METHOD_NOT_ALLOWED} for the helper window, in which no document is signed
     */
    Receipt.Occasion occasion(@Nullable Nonce nonce) throws Refusal;

    /**
     * Page, as its browser reports it.
     *
     * @param topOrigin of the page in the tab; differs when the portal is in a frame
     * @param extension version of the extension that speaks for it
     * @param portal name of the portal in the profile, in the session's language
     * @param window where the browser shows it; null when that is not known
     */
    record Page(
            Origin origin,
            Origin topOrigin,
            ProductVersion extension,
            String portal,
            @Nullable BrowserWindow window) implements Asker {
        /** Returns the same page, shown in {@code window}. */
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

    /** The user, at the helper window. */
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

    /** A command on this computer, started by the user or one of their programs. */
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
