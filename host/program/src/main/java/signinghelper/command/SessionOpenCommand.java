package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.login.Origin;
import signinghelper.guidance.Language;
import signinghelper.profile.OldInterface;
import signinghelper.profile.ProfileSource;
import signinghelper.protocol.Hello;
import signinghelper.protocol.Refusal;
import signinghelper.session.ClientName;
import signinghelper.session.ProductVersion;
import signinghelper.session.ProtocolVersion;
import signinghelper.session.Session;
import signinghelper.session.SessionId;
import signinghelper.session.Sessions;
import signinghelper.session.Starter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Command that opens a session. Not a {@link Command}, because those run inside a session. */
public final class SessionOpenCommand {
    /**
     * Arguments: of a page all but {@code client} and {@code protocol}, of a desktop client these two alone beside
     * session and language. A page's are written by the extension's worker; the page supplies only its library's
     * version, its language, and {@code old}, which pages that know the helper leave out.
     */
    public record Arguments(
            SessionId session,
            @Nullable Origin origin,
            @Nullable Origin topOrigin,
            @Nullable ProductVersion extension,
            @Nullable ProductVersion library,
            @Nullable OldInterface old,
            @Nullable ClientName client,
            @Nullable ProtocolVersion protocol,
            Language locale) {
        public Arguments {
            Objects.requireNonNull(session);
            Objects.requireNonNull(locale);
            var ofPage = count(origin, topOrigin, extension, library);
            var ofClient = count(client, protocol);
            if (!(ofPage == 4 && ofClient == 0) && !(ofPage == 0 && old == null && ofClient == 2)) {
                throw new IllegalArgumentException("neither a page's nor a client's");
            }
        }

        private static int count(@Nullable Object... fields) {
            var count = 0;
            for (var field : fields) {
                count += field == null ? 0 : 1;
            }
            return count;
        }

        /** Returns a page's own arguments; empty for a desktop client. */
        Optional<OfPage> ofPage() {
            return origin == null || topOrigin == null || extension == null || library == null
                    ? Optional.empty()
                    : Optional.of(new OfPage(origin, topOrigin, extension, library, old));
        }

        /** Returns a desktop client's own arguments; empty for a page. */
        Optional<OfClient> ofClient() {
            return client == null || protocol == null ? Optional.empty() : Optional.of(new OfClient(client, protocol));
        }
    }

    /** Arguments that a page alone has. */
    record OfPage(
            Origin origin,
            Origin topOrigin,
            ProductVersion extension,
            ProductVersion library,
            @Nullable OldInterface old) {}

    /** Arguments that a desktop client alone has. */
    record OfClient(ClientName name, ProtocolVersion protocol) {}

    /** Result, {@code SessionOpenResult} in the schema. */
    public record Result(
            String product, String protocol, String profile, List<String> capabilities, List<Format> formats) {}

    /** Format in which documents can be signed, and its requirements on them. */
    public record Format(String id, DocumentFormat.Need needs, String suffix) {
        static List<Format> all() {
            return DocumentFormats.all().stream()
                    .map(format -> new Format(format.id(), format.need(), format.suffix()))
                    .toList();
        }
    }

    private final ProductVersion product;
    private final ProfileSource profile;
    private final ProfileSource adoption;
    private final Sessions sessions;
    private final Admission admission;

    /**
     * Creates the command with two sources of the profile.
     *
     * @param starter of the host
     * @param profile the one in force, read without side effects
     * @param adoption the one in force; its version is noted, and its drivers and time servers are in use afterwards
     */
    public SessionOpenCommand(
            Starter starter, ProductVersion product, ProfileSource profile, ProfileSource adoption, Sessions sessions) {
        this.admission = Admission.of(starter, product);
        this.product = product;
        this.profile = profile;
        this.adoption = adoption;
        this.sessions = sessions;
    }

    /**
     * Pins asker, language and capabilities to the session's id.
     *
     * @throws Refusal {@code ASKER_MISMATCH}, {@code VERSION_MISMATCH} with fact {@code requiresUpdate}, {@code
     *     PROFILE_INVALID}, {@code ORIGIN_NOT_ALLOWED} of a page, {@code METHOD_NOT_ALLOWED} of a desktop client, {@code
     *     REQUEST_MALFORMED} if the id is taken, or {@code BUSY} if too many are open
     */
    Result run(Arguments arguments) throws Refusal {
        admission.requireVersions(arguments);
        var inForce = profile.admit();
        var admitted = admission.admit(arguments, inForce);
        var capabilities = admitted.capabilities();
        sessions.add(new Session(arguments.session(), admitted.asker(), arguments.locale(), capabilities, inForce));
        var sorted = new ArrayList<>(capabilities);
        sorted.sort(null);
        return new Result(product.value(), Hello.PROTOCOL, inForce.head().id(), sorted, Format.all());
    }

    /** Starts the profile's drivers. The answer does not depend on them, so the asker need not wait. */
    void begin() throws Refusal {
        adoption.load();
    }
}
