package signinghelper.verifier.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.match.SubjectMatch;
import signinghelper.formats.verification.ReportDocument;

/**
 * Any answer other than yes.
 *
 * @param code reason, by which a program decides
 * @param message sentence for the portal's log, not for its users
 * @param match differences between certificate and account, which a user may see; null with other codes than {@code
 *     SUBJECT_MISMATCH}
 * @param report of a document; null for other operations
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Refused(
        String code,
        String message,
        @Nullable SubjectMatch match,
        @Nullable ReportDocument report) {

    static Refused of(Enum<?> code, @Nullable String message) {
        return new Refused(code.name(), message == null ? code.name() : message, null, null);
    }

    Refused withMessage(String other) {
        return new Refused(code, other, match, report);
    }
}
