package signinghelper.preview;

import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDInlineImage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import signinghelper.preview.UndrawnPageException.Reason;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * PDFBox's drawing of a page, which ends where PDFBox would go on without a part: other programs may show that part, so the page
 * is a grey one.
 */
final class WholePageDrawer extends PageDrawer {
    /** PDFBox leaves out forms that lie deeper. */
    private static final int MOST_LEVELS = 50;

    /** Keys of inline pictures (ISO 32000-2, table 91). */
    private static final List<COSName> SHORT_KEYS = Stream.of("BPC", "CS", "D", "DP", "F", "H", "I", "IM", "W")
            .map(COSName::getPDFName)
            .toList();

    private final boolean isDrawnAnew;

    /** @param isDrawnAnew true where the form asks programs to draw its fields in any case */
    WholePageDrawer(PageDrawerParameters parameters, boolean isDrawnAnew) throws IOException {
        super(parameters);
        this.isDrawnAnew = isDrawnAnew;
    }

    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException e) throws IOException {
        throw new UndrawnPageException(Reason.CONTENT, e);
    }

    @Override
    public void increaseLevel() {
        super.increaseLevel();
        if (getLevel() > MOST_LEVELS) {
            throw new IllegalStateException("forms within forms");
        }
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (operator.getName().equals(OperatorName.BEGIN_INLINE_IMAGE)) {
            requireWhole(operator);
        }
        super.processOperator(operator, operands);
    }

    @Override
    public void drawImage(PDImage picture) throws IOException {
        if (picture instanceof PDImageXObject object) {
            requirePlain(object.getCOSObject());
        }
        super.drawImage(picture);
    }

    /** Some programs read the short keys of inline pictures in others too, where PDFBox does not. */
    private static void requirePlain(COSStream picture) throws UndrawnPageException {
        if (SHORT_KEYS.stream().anyMatch(picture::containsKey)) {
            throw new UndrawnPageException(Reason.CONTENT);
        }
        for (var mask : List.of(COSName.SMASK, COSName.MASK)) {
            if (picture.getDictionaryObject(mask) instanceof COSStream other) {
                requirePlain(other);
            }
        }
    }

    /** The end of such a picture is a guess: data that has the mark of an end in it goes on as text to be drawn. */
    private void requireWhole(Operator operator) throws IOException {
        var picture = new PDInlineImage(operator.getImageParameters(), operator.getImageData(), getResources());
        var bits = picture.isStencil()
                ? 1
                : picture.getBitsPerComponent() * picture.getColorSpace().getNumberOfComponents();
        var row = ((long) picture.getWidth() * bits + Byte.SIZE - 1) / Byte.SIZE;
        if (picture.getData().length < row * picture.getHeight()) {
            throw new UndrawnPageException(Reason.CONTENT);
        }
    }

    @Override
    public void showAnnotation(PDAnnotation annotation) throws IOException {
        if (WaitingAnnotation.isIn(annotation, isDrawnAnew)) {
            throw new UndrawnPageException(Reason.CONTENT);
        }
        super.showAnnotation(annotation);
    }
}
