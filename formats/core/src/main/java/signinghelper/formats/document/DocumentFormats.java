package signinghelper.formats.document;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Formats on the class path, each a provider of {@link DocumentFormat} ({@code META-INF/services}). */
public final class DocumentFormats {
    private DocumentFormats() {}

    /** Every format, in the order of the class path. */
    public static List<DocumentFormat> all() {
        return ServiceLoader.load(DocumentFormat.class, DocumentFormats.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** Returns the format with a name; empty when no such format exists. */
    public static Optional<DocumentFormat> named(String id) {
        return all().stream().filter(format -> format.id().equals(id)).findFirst();
    }

    /**
     * Verifies a document in the format that recognises it.
     *
     * @param apart the content when it is separate; null when it lies within
     * @throws IOException if the document or the content cannot be read
     */
    public static VerificationReport verify(Source document, @Nullable Source apart, VerificationContext context)
            throws IOException {
        for (var format : all()) {
            if (format.isDetached() == (apart != null) && format.recognises(document)) {
                return format.verify(document, apart, context);
            }
        }
        return VerificationReport.without("", Finding.of(Code.FORMAT_UNKNOWN));
    }
}
