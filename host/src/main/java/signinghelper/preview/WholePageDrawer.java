package signinghelper.preview;

import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.graphics.image.PDInlineImage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import signinghelper.preview.UndrawnPageException.Reason;

import java.io.IOException;
import java.util.List;

/**
 * PDFBox's drawing of a page, which ends where PDFBox would go on without a part: other programs may show that part, so the page
 * is a grey one.
 */
final class WholePageDrawer extends PageDrawer {
    /** PDFBox leaves out forms that lie deeper. */
    private static final int MOST_LEVELS = 50;

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
