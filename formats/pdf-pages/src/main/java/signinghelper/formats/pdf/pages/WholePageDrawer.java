package signinghelper.formats.pdf.pages;

import org.apache.pdfbox.contentstream.PDContentStream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3CharProc;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDPattern;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDInlineImage;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDShadingPattern;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDTilingPattern;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.internal.pages.UndrawnPageException;
import signinghelper.formats.internal.pages.UndrawnPageException.Reason;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * PDFBox's drawing of a page, which ends where PDFBox would go on without a part: other programs may show that part, so the page
 * is a grey one.
 */
final class WholePageDrawer extends PageDrawer {
    /** PDFBox leaves out forms that lie deeper. */
    private static final int MOST_LEVELS = 50;

    private final boolean isDrawnAnew;
    private final ShownLayers layers;
    private final PathOrder order = new PathOrder();

    /** @param isDrawnAnew true where the form asks programs to draw its fields in any case */
    WholePageDrawer(PageDrawerParameters parameters, boolean isDrawnAnew, ShownLayers layers) throws IOException {
        super(parameters);
        this.isDrawnAnew = isDrawnAnew;
        this.layers = layers;
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
    public void processPage(PDPage page) throws IOException {
        requireNumbers(page.getContents());
        for (var streams = page.getContentStreams(); streams.hasNext(); ) {
            var content = streams.next().createInputStream();
            require(!streams.hasNext() || PlainNumbers.endApart(content));
        }
        super.processPage(page);
    }

    @Override
    protected void processChildStream(PDContentStream stream, PDPage page) throws IOException {
        requireNumbers(stream.getContents());
        super.processChildStream(stream, page);
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        require(PlainForm.isForm(form.getCOSObject()) && areLayersCommon(form.getCOSObject()));
        requireNumbers(form.getContents());
        super.showForm(form);
    }

    @Override
    protected void processTransparencyGroup(PDTransparencyGroup group) throws IOException {
        require(PlainForm.isForm(group.getCOSObject()) && areLayersCommon(group.getCOSObject()));
        requireNumbers(group.getContents());
        super.processTransparencyGroup(group);
    }

    @Override
    protected void processType3Stream(PDType3CharProc glyph, Matrix matrix) throws IOException {
        requireNumbers(glyph.getContents());
        super.processType3Stream(glyph, matrix);
    }

    @Override
    protected void processAnnotation(PDAnnotation annotation, PDAppearanceStream appearance) throws IOException {
        require(PlainForm.isForm(appearance.getCOSObject()) && PlainForm.isBlend(annotation.getCOSObject()));
        requireNumbers(appearance.getContents());
        super.processAnnotation(annotation, appearance);
    }

    private static void requireNumbers(@Nullable InputStream content) throws IOException {
        require(content == null || PlainNumbers.areIn(content));
    }

    private static void require(boolean isCommon) throws UndrawnPageException {
        if (!isCommon) {
            throw new UndrawnPageException(Reason.CONTENT);
        }
    }

    private boolean areLayersCommon(COSDictionary content) {
        return layers.areCommon(content.getDictionaryObject(COSName.OC));
    }

    /** @param given null where one operator of PDFBox stands for several */
    @Override
    protected void processOperator(Operator operator, @Nullable List<COSBase> given) throws IOException {
        var name = operator.getName();
        var operands = given == null ? List.<COSBase>of() : given;
        var isCommon = name.equals(OperatorName.BEGIN_INLINE_IMAGE)
                ? isWhole(operator)
                : OperandShapes.areCommon(name, operands) && !isOutOfPlace(name, operands);
        require(isCommon && order.allows(name));
        require(PlainForm.areResources(getResources(), name.equals(OperatorName.BEGIN_INLINE_IMAGE)));
        super.processOperator(operator, operands);
    }

    /** Looks for words outside a text, and for what resources do not have: PDFBox makes something of each. */
    private boolean isOutOfPlace(String operator, List<COSBase> operands) throws IOException {
        return switch (operator) {
            case "Tj", "TJ", "'", "\"" -> getTextMatrix() == null;
            case "Tf" -> !PlainFont.isIn(getResources().getFont((COSName) operands.get(0)));
            case "sh" -> !PlainShading.isIn(getResources().getShading((COSName) operands.get(0)));
            case "w", "d" -> isBelowZero(operands.get(0));
            case "gs" -> !isPlain(getResources().getExtGState((COSName) operands.get(0)));
            case "BDC" -> operands.get(1) instanceof COSName name && !isLayerShown((COSName) operands.get(0), name);
            case "sc", "scn" -> !isColor(operands, getGraphicsState().getNonStrokingColorSpace());
            case "SC", "SCN" -> !isColor(operands, getGraphicsState().getStrokingColorSpace());
            default -> false;
        };
    }

    @Override
    protected void showFontGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        require(PlainFont.hasCommonGlyph(font, code));
        super.showFontGlyph(matrix, font, code, displacement);
    }

    @Override
    protected void showType3Glyph(Matrix matrix, PDType3Font font, int code, Vector displacement) throws IOException {
        require(!getGraphicsState().getTextState().getRenderingMode().isClip());
        super.showType3Glyph(matrix, font, code, displacement);
    }

    /** Returns true for a width or dash that is shorter than nothing: programs make different things of it. */
    private static boolean isBelowZero(COSBase length) {
        return length instanceof COSArray dashes
                ? dashes.toList().stream().anyMatch(WholePageDrawer::isBelowZero)
                : length instanceof COSNumber number && number.floatValue() < 0;
    }

    private static boolean isPlain(@Nullable PDExtendedGraphicsState state) {
        return state != null && PlainForm.isBlend(state.getCOSObject()) && PlainForm.isMask(state.getCOSObject());
    }

    /** Other programs look for layers where content is marked as optional, and PDFBox everywhere. */
    private boolean isLayerShown(COSName tag, COSName name) {
        var properties = getResources().getProperties(name);
        var layer = properties == null ? null : properties.getCOSObject();
        return COSName.OC.equals(tag) ? layers.areCommon(layer) : !ShownLayers.isLayer(layer);
    }

    /** Too few numbers, or too many, are a colour to some programs; a pattern without colours has those of the space below it. */
    private boolean isColor(List<COSBase> operands, PDColorSpace space) throws IOException {
        var numbers = operands.size() - 1;
        if (!(operands.get(numbers) instanceof COSName name)) {
            return !(space instanceof PDPattern) && operands.size() == space.getNumberOfComponents();
        }
        if (!(space instanceof PDPattern patterns)) {
            return false;
        }
        if (!(getResources().getPattern(name) instanceof PDTilingPattern tiles)) {
            return numbers == 0
                    && getResources().getPattern(name) instanceof PDShadingPattern shaded
                    && PlainShading.isIn(shaded.getShading());
        }
        var below = patterns.getUnderlyingColorSpace();
        requireNumbers(tiles.getContents());
        var pixels = getInitialMatrix().multiply(new Matrix(getGraphics().getTransform()));
        return PlainForm.areTiles(tiles, pixels)
                && (tiles.getPaintType() == PDTilingPattern.PAINT_UNCOLORED
                        ? below != null && numbers == below.getNumberOfComponents()
                        : numbers == 0);
    }

    @Override
    public void drawImage(PDImage picture) throws IOException {
        require(PlainPicture.isIn(picture));
        require(!(picture instanceof PDImageXObject object) || areLayersCommon(object.getCOSObject()));
        super.drawImage(picture);
    }

    /** The end of such a picture is a guess: data that has the mark of an end in it goes on as text to be drawn. */
    private boolean isWhole(Operator operator) throws IOException {
        var picture = new PDInlineImage(operator.getImageParameters(), operator.getImageData(), getResources());
        var bits = picture.isStencil()
                ? 1
                : picture.getBitsPerComponent() * picture.getColorSpace().getNumberOfComponents();
        var row = ((long) picture.getWidth() * bits + Byte.SIZE - 1) / Byte.SIZE;
        return picture.getData().length >= row * picture.getHeight();
    }

    @Override
    public void showAnnotation(PDAnnotation annotation) throws IOException {
        require(!WaitingAnnotation.isIn(annotation, isDrawnAnew) && PlainAnnotation.isIn(annotation));
        require(areLayersCommon(annotation.getCOSObject()));
        super.showAnnotation(annotation);
    }
}
