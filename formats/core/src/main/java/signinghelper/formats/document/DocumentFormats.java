package signinghelper.formats.document;

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
}
