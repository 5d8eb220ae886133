package signinghelper.verifier.http;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.ReportDocument;
import signinghelper.formats.verification.ReportOrigin;
import signinghelper.verifier.judge.Judges;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/** Reports on signed documents of any format. */
final class DocumentApi {

    /**
     * A signed document.
     *
     * @param content null where it lies within
     * @param signer fingerprint of the expected signer; null where any may have signed
     * @param asOf ISO 8601 in UTC, time as of which it is judged; null for the present
     */
    record DocumentRequest(
            Upload document,
            @Nullable Upload content,
            @Nullable Fingerprint signer,
            @Nullable String asOf) {
        DocumentRequest {
            Objects.requireNonNull(document);
            instant(asOf);
        }

        private static @Nullable Instant instant(@Nullable String text) {
            try {
                if (text != null && !text.endsWith("Z")) {
                    throw new IllegalArgumentException("a time that is not in UTC");
                }
                return text == null ? null : Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    /** The yes to a document. */
    private record Passed(ReportDocument report) {}

    private static final String NAME = "signing-helper-verifier";

    private final Judges judges;
    private final Uploads uploads;

    DocumentApi(Judges judges, Uploads uploads) {
        this.judges = judges;
        this.uploads = uploads;
    }

    void addTo(Desk desk) {
        desk.serve(Operation.DOCUMENT, context -> uploads.oneOf(() -> report(context)));
    }

    private Object report(Context context) throws ServiceRefusal, DocumentRefusal, IOException {
        var request = uploads.read(context, DocumentRequest.class);
        var apart = request.content();
        var now = judges.documents().clock().instant();
        var report = judges.documents()
                .report(
                        request.document().source(),
                        apart == null ? null : apart.source(),
                        DocumentRequest.instant(request.asOf()));
        var expected = request.signer() == null ? report : report.expecting(request.signer());
        var holders = judges.trust().holders();
        var origin = ReportOrigin.of(
                expected,
                holders,
                request.document().described(),
                apart == null ? null : apart.described(),
                now,
                program());
        var told = ReportDocument.of(expected, holders).from(origin);
        if (expected.indication() != Indication.TOTAL_PASSED) {
            throw new DocumentRefusal(expected.indication(), told);
        }
        return new Passed(told);
    }

    /** Returns the name of the service, with its version where it comes out of a jar. */
    private static String program() {
        var version = DocumentApi.class.getPackage().getImplementationVersion();
        return version == null ? NAME : NAME + "/" + version;
    }
}
