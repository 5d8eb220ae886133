package signinghelper.demo.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.document.Source;
import signinghelper.formats.verification.ReportDocument;
import signinghelper.formats.verification.ReportWords;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;

/** Report on any signed document, for any user. */
final class ReportApi {
    private static final int MAXIMUM_UPLOAD = 32 * 1024 * 1024;

    /**
     * Upload of the page.
     *
     * @param document Base64
     * @param content in Base64; empty text where it is within the document
     * @param asOf ISO 8601 in UTC, time at which it is judged; empty text for the present
     */
    record Upload(String document, String content, String asOf) {
        Upload {
            instant(asOf);
            Bytes.fromBase64(document);
            Bytes.fromBase64(content);
        }

        @Nullable
        Source apart() {
            return content.isEmpty() ? null : source(content);
        }

        @Nullable
        Instant time() {
            return instant(asOf);
        }

        /** Throws {@link IllegalArgumentException} when it is no time. */
        private static @Nullable Instant instant(String text) {
            try {
                return text.isEmpty() ? null : Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(e);
            }
        }

        static Source source(String base64) {
            return Source.of(Bytes.fromBase64(base64).toArray());
        }
    }

    /** @param words Chinese text for each indication and code of the report, by their names */
    private record Answer(ReportDocument report, Map<String, String> words) {}

    private final DocumentReports reports;
    private final ReportWords words = new ReportWords(Locale.SIMPLIFIED_CHINESE);

    ReportApi(DocumentReports reports) {
        this.reports = reports;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/report", this::report);
    }

    private void report(Context context) throws IOException {
        var upload = JsonBody.parse(JsonBody.upload(context, MAXIMUM_UPLOAD), Upload.class);
        var report = reports.report(Upload.source(upload.document()), upload.apart(), upload.time());
        context.json(new Answer(ReportDocument.of(report, HolderRules.USUAL), words.in(report)));
    }
}
