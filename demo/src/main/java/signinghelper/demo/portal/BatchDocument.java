package signinghelper.demo.portal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.http.BadRequestResponse;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.testkit.document.SampleOfd;
import signinghelper.testkit.document.SamplePdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A document that the portal has made to be signed.
 *
 * @param content in Base64
 * @param seal places of the seal, as the page library takes them; empty without a seal
 */
record BatchDocument(
        String title,
        String mediaType,
        String content,
        @JsonIgnore DocumentFormat signedAs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Map<String, Object>> seal) {

    /** The order's name for documents of every kind in turn. */
    private static final String MIXED = "mixed";
    /** Beginning of the names of formats that take text. */
    private static final String FOR_TEXT = "cms-";

    private static final List<Map<String, Object>> BOTTOM_RIGHT = List.of(Map.of("page", -1, "left", 140, "top", 230));
    private static final List<Map<String, Object>> RIDING = List.of(Map.of("riding", true));

    /**
     * Makes a document.
     *
     * @param format name of a format that takes text, or {@code mixed}
     * @param number from 1
     */
    static BatchDocument made(String format, int number) {
        var forText = DocumentFormats.all().stream()
                .filter(known -> known.id().startsWith(FOR_TEXT))
                .toList();
        if (!format.equals(MIXED)) {
            return forText.stream()
                    .filter(known -> known.id().equals(format))
                    .map(known -> text(number, known))
                    .findFirst()
                    .orElseThrow(() -> new BadRequestResponse("没有这个签名格式。"));
        }
        var kind = (number - 1) % (forText.size() + 3) - forText.size();
        return switch (kind) {
            case 0 -> pdf(number, List.of());
            case 1 -> pdf(number, BOTTOM_RIGHT);
            case 2 -> ofd(number);
            default -> text(number, forText.get(kind + forText.size()));
        };
    }

    private static BatchDocument text(int number, DocumentFormat format) {
        var text = "演示文件第 %d 号\n\n本文件仅供演示，没有任何真实效力。\nFor demonstration only.\n".formatted(number);
        var title = "演示文件 %03d".formatted(number);
        return of(title, "text/plain", text.getBytes(StandardCharsets.UTF_8), format, List.of());
    }

    private static BatchDocument pdf(int number, List<Map<String, Object>> seal) {
        var content = SamplePdf.of("Document %03d, for demonstration only".formatted(number));
        return of("演示文件 %03d.pdf".formatted(number), "application/pdf", content, named("pdf"), seal);
    }

    private static BatchDocument ofd(int number) {
        try {
            var content = SampleOfd.of("演示文件第 %d 号，仅供演示".formatted(number));
            return of("演示文件 %03d.ofd".formatted(number), "application/ofd", content, named("ofd"), RIDING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DocumentFormat named(String format) {
        return DocumentFormats.named(format).orElseThrow();
    }

    private static BatchDocument of(
            String title, String mediaType, byte[] content, DocumentFormat format, List<Map<String, Object>> seal) {
        return new BatchDocument(title, mediaType, Bytes.copyOf(content).toBase64(), format, seal);
    }

    Bytes bytes() {
        return Bytes.fromBase64(content);
    }

    @JsonIgnore
    String fileName() {
        return title.contains(".") ? title : title + ".txt";
    }

    @JsonProperty
    String format() {
        return signedAs.id();
    }

    /** Returns true when a signature does not contain the document. */
    @JsonProperty
    boolean detached() {
        return signedAs.isDetached();
    }

    /** Returns true when the signature lies within the document, such as in a PDF. */
    @JsonIgnore
    boolean isSignedWithin() {
        return !signedAs.id().startsWith(FOR_TEXT);
    }
}
