package signinghelper.formats.document;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.CheckReturnValue;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Formats on the class path, each a provider of {@link DocumentFormat}, or of {@link DocumentReader} where it is not written
 * ({@code META-INF/services}). */
public final class DocumentFormats {
    private DocumentFormats() {}

    /** Every format that can be written, in the order of the class path. */
    public static List<DocumentFormat> all() {
        return providers(DocumentFormat.class)
                .flatMap(format -> format.variants().stream())
                .toList();
    }

    /** Every format that can be read, in the order of the class path. */
    private static Stream<DocumentReader> readers() {
        return Stream.concat(all().stream(), providers(DocumentReader.class));
    }

    private static <T> Stream<T> providers(Class<T> service) {
        return ServiceLoader.load(service, DocumentFormats.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get);
    }

    /** Returns the format with a name; empty when no such format exists. */
    public static Optional<DocumentFormat> named(String id) {
        return all().stream().filter(format -> format.id().equals(id)).findFirst();
    }

    /**
     * Returns the format that recognises a document, signed or not; empty when none does.
     *
     * @throws IOException if the document cannot be read
     */
    public static Optional<DocumentFormat> recognise(Source document) throws IOException {
        for (var format : all()) {
            if (format.recognises(document)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the first format by which other programs open a document that it does not recognise.
     *
     * @throws IOException if the document cannot be read
     */
    public static Optional<DocumentFormat> openedElsewhere(Source document) throws IOException {
        for (var format : all()) {
            if (format.opensElsewhere(document)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /**
     * Verifies a document in the format that recognises it. {@link Source#within} bounds the time that it takes.
     *
     * @param apart the content when it is separate; null when it lies within
     * @throws IOException if the document or the content cannot be read
     */
    @CheckReturnValue
    public static VerificationReport verify(Source document, @Nullable Source apart, VerificationContext context)
            throws IOException {
        return judge(document, apart, context).under(context.circumstances());
    }

    private static VerificationReport judge(Source document, @Nullable Source apart, VerificationContext context)
            throws IOException {
        try {
            for (var format : readers().toList()) {
                if (format.isDetached() == (apart != null) && format.recognises(document)) {
                    return format.verify(document, apart, context);
                }
            }
            return VerificationReport.without("", Finding.of(Code.FORMAT_UNKNOWN));
        } catch (TimeSpentException e) {
            return VerificationReport.without("", Finding.of(Code.TIME_SPENT));
        }
    }

    /**
     * Verifies a document that was to be signed with one certificate, perhaps beside others.
     *
     * @param apart the content when it is separate; null when it lies within
     * @param signer such as the fingerprint that is bound to an account
     * @return report that is no pass where no signature by that certificate holds: {@code SIGNER_UNEXPECTED}
     * @throws IOException if the document or the content cannot be read
     */
    @CheckReturnValue
    public static VerificationReport verify(
            Source document, @Nullable Source apart, VerificationContext context, Fingerprint signer)
            throws IOException {
        return verify(document, apart, context).expecting(signer);
    }
}
