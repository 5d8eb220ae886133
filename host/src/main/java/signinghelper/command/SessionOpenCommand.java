package signinghelper.command;

import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.login.Origin;
import signinghelper.guidance.Language;
import signinghelper.profile.AdmissionSource;
import signinghelper.profile.ProfileSource;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Hello;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.session.ProductVersion;
import signinghelper.session.Session;
import signinghelper.session.SessionId;
import signinghelper.session.Sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Command that opens a session. Not a {@link Command}, because those run inside a session. */
public final class SessionOpenCommand {
    /**
     * Arguments, all written by the extension's worker; a page supplies only its library's version and its language.
     */
    public record Arguments(
            SessionId session,
            Origin origin,
            Origin topOrigin,
            ProductVersion extension,
            ProductVersion library,
            Language locale) {
        public Arguments {
            Objects.requireNonNull(session);
            Objects.requireNonNull(origin);
            Objects.requireNonNull(topOrigin);
            Objects.requireNonNull(extension);
            Objects.requireNonNull(library);
            Objects.requireNonNull(locale);
        }
    }

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
    private final AdmissionSource profile;
    private final ProfileSource adoption;
    private final Sessions sessions;

    /**
     * Creates the command with two sources of the profile.
     *
     * @param profile the one in force, read without side effects
     * @param adoption the one in force; its version is noted, and its drivers and time servers are in use afterwards
     */
    public SessionOpenCommand(
            ProductVersion product, AdmissionSource profile, ProfileSource adoption, Sessions sessions) {
        this.product = product;
        this.profile = profile;
        this.adoption = adoption;
        this.sessions = sessions;
    }

    /**
     * Pins origin, language and capabilities to the session's id.
     *
     * @throws Refusal {@code VERSION_MISMATCH} with fact {@code requiresUpdate}, {@code PROFILE_INVALID}, {@code
     *     ORIGIN_NOT_ALLOWED}, {@code REQUEST_MALFORMED} if the id is taken, or {@code BUSY} if too many are open
     */
    Result run(Arguments arguments) throws Refusal {
        compareVersions(arguments);
        var inForce = profile.admit();
        var head = inForce.head();
        var capabilities = head.access().capabilitiesOf(arguments.origin());
        if (capabilities.isEmpty()
                || head.access().capabilitiesOf(arguments.topOrigin()).isEmpty()) {
            throw Refusal.of(ErrorCode.ORIGIN_NOT_ALLOWED);
        }
        var page = new Asker.Page(
                arguments.origin(),
                arguments.topOrigin(),
                arguments.extension(),
                head.title().getOrDefault(arguments.locale().tag(), ""),
                null);
        var session = new Session(arguments.session(), page, arguments.locale(), capabilities, inForce);
        sessions.add(session);
        var sorted = new ArrayList<>(capabilities);
        sorted.sort(null);
        return new Result(product.value(), Hello.PROTOCOL, head.id(), sorted, Format.all());
    }

    /** Starts the profile's drivers. The answer does not depend on them, so the page need not wait. */
    void begin() throws Refusal {
        adoption.load();
    }

    /** The part with the smaller major version has to be updated. */
    private void compareVersions(Arguments arguments) throws Refusal {
        var majors = new int[] {
            product.major(), arguments.extension().major(), arguments.library().major()
        };
        var names = List.of("host", "extension", "library");
        var newest = Math.max(majors[0], Math.max(majors[1], majors[2]));
        for (var i = 0; i < majors.length; i++) {
            if (majors[i] < newest) {
                throw new Refusal(ErrorCode.VERSION_MISMATCH, Map.of("requiresUpdate", names.get(i)));
            }
        }
    }
}
