package signinghelper.formats.ofd.internal.document;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;
import signinghelper.formats.internal.asn1.RawSequence;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;
import signinghelper.formats.ofd.internal.page.Box;
import signinghelper.formats.seal.Seal;
import signinghelper.formats.verification.SealReport.Picture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Place of a signature's seal on a page (StampAnnot, GB/T 33190-2016, 18.2.3).
 *
 * @param page identifier of the page
 * @param boundary place of the whole picture, in the page's own coordinates
 * @param clip shown part, from the corner of {@code boundary}; null for the whole
 * @param picture null when the seal cannot be read
 */
public record StampAnnotation(
        String page,
        Box boundary,
        @Nullable Box clip,
        @Nullable Picture picture) {

    /**
     * Reads the places of all signatures, in their order. Nothing is verified.
     *
     * @throws OfdException if a description is broken
     */
    public static List<StampAnnotation> all(OfdContainer container) throws IOException, OfdException {
        var found = new ArrayList<StampAnnotation>();
        for (var entry : SignatureEntry.all(container)) {
            var info = OfdXml.required(OfdXml.root(container, entry.description()), "SignedInfo");
            var stamps = OfdXml.children(info, "StampAnnot");
            if (!stamps.isEmpty()) {
                var picture = picture(container, SignatureDescription.read(container, entry.description()));
                for (var stamp : stamps) {
                    found.add(of(stamp, picture));
                }
            }
        }
        return List.copyOf(found);
    }

    private static StampAnnotation of(Element stamp, @Nullable Picture picture) throws OfdException {
        var clip = stamp.getAttribute("Clip");
        return new StampAnnotation(
                stamp.getAttribute("PageRef").strip(),
                Box.parse(stamp.getAttribute("Boundary")),
                clip.isBlank() ? null : Box.parse(clip),
                picture);
    }

    /** The seal within the signature counts; a signature that has none may name one beside it. */
    private static @Nullable Picture picture(OfdContainer container, SignatureDescription description)
            throws IOException, OfdException {
        try {
            var value = Bytes.copyOf(container.read(description.value(), SignedValueJudge.MAX_BYTES));
            if (SignedValueJudge.hasSeal(value)) {
                return Seal.pictureOf(
                        RawSequence.of(RawSequence.of(value).at(0)).at(1));
            }
            var beside = description.seal();
            return beside == null
                    ? null
                    : Seal.pictureOf(Bytes.copyOf(container.read(beside, SignedValueJudge.MAX_BYTES)));
        } catch (FormatException | MalformedAsn1Exception e) {
            return null;
        }
    }
}
