package signinghelper.fuzz;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/** Pages, fonts and pictures for the preview of an OFD, in a sound container: each is drawn, grey, or refused. */
public final class OfdPagesTarget implements Target {
    private static final String DOCUMENT = "/signinghelper/formats/ofd/pages/%s.ofd";

    @Override
    public void read(byte[] packed) throws IOException {
        DrawnPages.of("ofd", PackedParts.zip(packed));
    }

    @Override
    public Stream<byte[]> seeds() {
        return Stream.of("annotated", "drawing", "embedded", "gradient", "pictures", "text")
                .map(DOCUMENT::formatted)
                .map(OfdPagesTarget::seed);
    }

    private static byte[] seed(String document) {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(Objects.requireNonNull(OfdPagesTarget.class.getResourceAsStream(document)))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return PackedParts.pack(parts);
    }
}
