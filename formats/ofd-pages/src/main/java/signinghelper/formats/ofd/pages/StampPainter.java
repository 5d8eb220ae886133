package signinghelper.formats.ofd.pages;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.document.StampAnnotation;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;

/** Painter of the seals of earlier signatures. */
record StampPainter(Effort effort, Remarks remarks, Graphics2D page) {

    void paint(StampAnnotation annotation) throws UndrawableException, IOException, OfdException {
        var picture = annotation.picture();
        if (picture == null) {
            throw UndrawableException.of("Seal");
        }
        var box = annotation.boundary();
        var graphics = (Graphics2D) page.create();
        try {
            var clip = annotation.clip();
            if (clip != null) {
                graphics.clip(new Rectangle2D.Double(
                        box.left() + clip.left(), box.top() + clip.top(), clip.width(), clip.height()));
            }
            var place = AffineTransform.getTranslateInstance(box.left(), box.top());
            place.scale(box.width(), box.height());
            seal(picture.data(), graphics, place);
        } finally {
            graphics.dispose();
        }
    }

    /** Draws a seal, whose picture is one of samples or an OFD document. */
    private void seal(Bytes picture, Graphics2D graphics, AffineTransform place)
            throws UndrawableException, IOException, OfdException {
        var octets = picture.toArray();
        if (octets.length > 1 && octets[0] == 'P' && octets[1] == 'K') {
            effort.nest();
            graphics.transform(place);
            DrawnDocument.paintSeal(Content.inMemory(picture), graphics, remarks);
        } else {
            SampledPicture.draw(graphics, SampledPicture.read(octets, effort), place, effort);
        }
    }
}
