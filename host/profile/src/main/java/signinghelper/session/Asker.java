package signinghelper.session;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.login.Nonce;
import signinghelper.formats.login.Origin;
import signinghelper.formats.receipt.Receipt;
import signinghelper.profile.OldInterface;
import signinghelper.protocol.BrowserWindow;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Origin of a request to use a U-Key. The window describes each kind with its own text. */
public sealed interface Asker {

    /**
     * Returns the web origin of a login.
     *
     * @throws Refusal {@code METHOD_NOT_ALLOWED} for askers without a site
     */
    default Origin origin() throws Refusal {
        return site().orElseThrow(() -> Refusal.of(ErrorCode.METHOD_NOT_ALLOWED));
    }

    /** Returns the origin of the site that it acts for; empty for all but pages. */
    default Optional<Origin> site() {
        return Optional.empty();
    }

    /** Returns the name of that site's portal, in the session's language; empty without a site. */
    default String portalName() {
        return "";
    }

    /** Returns the interface that it was written for before the helper; empty for all but old pages. */
    default Optional<OldInterface> oldInterface() {
        return Optional.empty();
    }

    /** Returns the sessions that it shares limits with; empty for a user, who begins each window themselves. */
    default Optional<LimitGroup> limitGroup() {
        return Optional.empty();
    }

    /**
     * Returns the occasion that a receipt over documents names.
     *
     * @param nonce of a page's or a client's request; null for other askers
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
     * @param old the interface that it was written for; null for a page that knows the helper
     */
    record Page(
            Origin origin,
            Origin topOrigin,
            ProductVersion extension,
            String portal,
            @Nullable BrowserWindow window,
            @Nullable OldInterface old)
            implements Asker {
        /** Returns the same page, shown in {@code window}. */
        Page in(BrowserWindow window) {
            return new Page(origin, topOrigin, extension, portal, window, old);
        }

        /** Creates a page that knows the helper. */
        public Page(
                Origin origin,
                Origin topOrigin,
                ProductVersion extension,
                String portal,
                @Nullable BrowserWindow window) {
            this(origin, topOrigin, extension, portal, window, null);
        }

        public Page {
            Objects.requireNonNull(extension);
            Objects.requireNonNull(origin);
            Objects.requireNonNull(topOrigin);
            Objects.requireNonNull(portal);
        }

        @Override
        public Optional<Origin> site() {
            return Optional.of(origin);
        }

        @Override
        public String portalName() {
            return portal;
        }

        @Override
        public Optional<OldInterface> oldInterface() {
            return Optional.ofNullable(old);
        }

        @Override
        public Optional<LimitGroup> limitGroup() {
            return Optional.of(new LimitGroup(origin.value()));
        }

        @Override
        public Receipt.Occasion occasion(@Nullable Nonce nonce) {
            return new Receipt.Occasion.Portal(
                    origin.value(), Objects.requireNonNull(nonce).value());
        }
    }

    /**
     * Program on this computer that started the host, such as a bidding client (投标客户端).
     *
     * @param name its own claim
     * @param program executable that the system reports, which another program can pose as; null when it does not
     */
    record DesktopClient(ClientName name, @Nullable Path program) implements Asker {
        private static final Map<String, String> FACTS = Map.of("asker", "client");

        public DesktopClient {
            Objects.requireNonNull(name);
        }

        /** Returns the refusal of a method that it may not ask for. */
        public static Refusal methodNotAllowed() {
            return new Refusal(ErrorCode.METHOD_NOT_ALLOWED, FACTS);
        }

        @Override
        public Optional<LimitGroup> limitGroup() {
            return Optional.of(LimitGroup.OF_STARTER);
        }

        @Override
        public Receipt.Occasion occasion(@Nullable Nonce nonce) {
            return new Receipt.Occasion.DesktopClient(
                    name.value(), Objects.requireNonNull(nonce).value());
        }
    }

    /** The user, at the helper window. */
    record HelperWindow() implements Asker {
        @Override
        public Receipt.Occasion occasion(@Nullable Nonce nonce) throws Refusal {
            throw Refusal.of(ErrorCode.METHOD_NOT_ALLOWED);
        }
    }

    /** A command on this computer, started by the user or one of their programs. */
    record CommandLine() implements Asker {
        @Override
        public Receipt.Occasion occasion(@Nullable Nonce nonce) {
            return new Receipt.Occasion.CommandLine();
        }
    }
}
