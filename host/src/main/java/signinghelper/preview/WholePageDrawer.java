package signinghelper.preview;

import org.apache.pdfbox.contentstream.PDContentStream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType3CharProc;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDInlineImage;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDTilingPattern;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;
import signinghelper.preview.UndrawnPageException.Reason;

import java.io.IOException;
import java.io.InputStream;
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
    private final PathOrder order = new PathOrder();

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
    public void processPage(PDPage page) throws IOException {
        requireNumbers(page.getContents());
        super.processPage(page);
    }

    @Override
    protected void processChildStream(PDContentStream stream, PDPage page) throws IOException {
        requireNumbers(stream.getContents());
        super.processChildStream(stream, page);
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        requireNumbers(form.getContents());
        super.showForm(form);
    }

    @Override
    protected void processTransparencyGroup(PDTransparencyGroup group) throws IOException {
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
        requireNumbers(appearance.getContents());
        super.processAnnotation(annotation, appearance);
    }

    private static void requireNumbers(@Nullable InputStream content) throws IOException {
        if (content != null && !PlainNumbers.areIn(content)) {
            throw new UndrawnPageException(Reason.CONTENT);
        }
    }

    /** @param given null where one operator of PDFBox stands for several */
    @Override
    protected void processOperator(Operator operator, @Nullable List<COSBase> given) throws IOException {
        var name = operator.getName();
        var operands = given == null ? List.<COSBase>of() : given;
        var isCommon = name.equals(OperatorName.BEGIN_INLINE_IMAGE)
                ? isWhole(operator)
                : OperandShapes.areCommon(name, operands) && !isOutOfPlace(name, operands);
        if (!isCommon || !order.allows(name)) {
            throw new UndrawnPageException(Reason.CONTENT);
        }
        super.processOperator(operator, operands);
    }

    /** Looks for words outside a text, and for what resources do not have: PDFBox makes something of each. */
    private boolean isOutOfPlace(String operator, List<COSBase> operands) throws IOException {
        return switch (operator) {
            case "Tj", "TJ", "'", "\"" -> getTextMatrix() == null;
            case "Tf" -> !isReadable(getResources().getFont((COSName) operands.get(0)));
            case "gs" -> getResources().getExtGState((COSName) operands.get(0)) == null;
            case "scn", "SCN" -> operands.get(operands.size() - 1) instanceof COSName name && !isDrawable(name);
            default -> false;
        };
    }

    /** Glyph numbers of a font that is not there are other letters in another font. */
    private static boolean isReadable(@Nullable PDFont font) {
        if (!(font instanceof PDType0Font composite) || font.isEmbedded()) {
            return font != null;
        }
        var collection = composite.getDescendantFont().getCIDSystemInfo();
        return collection != null && !"Identity".equals(collection.getOrdering());
    }

    private boolean isDrawable(COSName name) throws IOException {
        if (!(getResources().getPattern(name) instanceof PDTilingPattern tiles)) {
            return true;
        }
        requireNumbers(tiles.getContents());
        return tiles.getXStep() != 0 && tiles.getYStep() != 0;
    }

    @Override
    public void drawImage(PDImage picture) throws IOException {
        if (picture instanceof PDImageXObject object) {
            requirePlain(object.getCOSObject());
        }
        if (!isUsual(picture.getDecode())) {
            throw new UndrawnPageException(Reason.CONTENT);
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

    /** PDFBox takes other ranges than the whole one, or the whole one turned round, for one of them. */
    private static boolean isUsual(@Nullable COSArray decode) {
        if (decode == null) {
            return true;
        }
        var values = decode.toFloatArray();
        for (var i = 0; i + 1 < values.length; i += 2) {
            if (Math.min(values[i], values[i + 1]) != 0
                    || Math.max(values[i], values[i + 1]) != Math.max(values[0], values[1])) {
                return false;
            }
        }
        return values.length >= 2 && values[0] != values[1] && Math.max(values[0], values[1]) >= 1;
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
        if (WaitingAnnotation.isIn(annotation, isDrawnAnew)) {
            throw new UndrawnPageException(Reason.CONTENT);
        }
        super.showAnnotation(annotation);
    }
}
