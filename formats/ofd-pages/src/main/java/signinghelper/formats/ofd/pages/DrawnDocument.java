package signinghelper.formats.ofd.pages;

import signinghelper.formats.document.Content;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.internal.pages.DrawnPage;
import signinghelper.formats.internal.pages.PagePart;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.ShownXml;
import signinghelper.formats.ofd.internal.document.OfdDocument;
import signinghelper.formats.ofd.internal.page.OfdPage;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** OFD document whose pages are drawn, from a private copy of the very octets that are signed. */
final class DrawnDocument implements Closeable {
    /** Pixels on a side of a picture. */
    private static final int LONGEST_SIDE = 30_000;

    private static final double MOST_PIXELS = 40_000_000;

    private final OfdContainer container;
    private final List<OfdPage> pages;
    private final PageContent content;
    private final Typefaces typefaces;

    private DrawnDocument(OfdContainer container) throws IOException, OfdException, FormatException {
        this.container = container;
        var parts = new ShownXml(container);
        var document = OfdDocument.shown(parts);
        this.pages = document.pages();
        this.content = PageContent.of(container, parts, document);
        this.typefaces = new Typefaces(container);
    }

    /**
     * Opens a document.
     *
     * @throws OfdException if it is broken, or can be read in more than one way
     * @throws FormatException {@code CONTENT_REFUSED} if the container has not one document
     */
    public static DrawnDocument of(Content content) throws IOException, OfdException, FormatException {
        var container = OfdContainer.copyOf(content);
        try {
            return new DrawnDocument(container);
        } catch (IOException | OfdException | FormatException | RuntimeException e) {
            container.close();
            throw e;
        }
    }

    public List<OfdPage> pages() {
        return pages;
    }

    /** Reads the letters of a page, from 1, in the order in which they are drawn. */
    public List<PlacedLetter> letters(int page) throws IOException, OfdException {
        var shown = pages.get(page - 1);
        return content.items(shown, new Remarks(), new Effort(shown.area())).stream()
                .filter(PageItem.Text.class::isInstance)
                .map(PageItem.Text.class::cast)
                .flatMap(text -> PlacedLetter.of(text, shown.area()))
                .toList();
    }

    /**
     * Draws a page, and names what is missing from it.
     *
     * @param page from 1
     * @param pixels per millimetre
     * @throws UndrawableException beyond the limits of a page
     * @throws OfdException if the page is broken
     */
    public DrawnPage draw(int page, double pixels) throws UndrawableException, IOException, OfdException {
        var shown = pages.get(page - 1);
        var area = shown.area();
        var image = paper(area.width() * pixels, area.height() * pixels);
        var graphics = image.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.scale(pixels, pixels);
            var remarks = new Remarks();
            paint(shown, graphics, remarks);
            return remarks.with(image);
        } finally {
            graphics.dispose();
        }
    }

    /** Paints a page with its top left corner at 0, in millimetres, on whatever is there. */
    private void paint(OfdPage page, Graphics2D graphics, Remarks remarks)
            throws UndrawableException, IOException, OfdException {
        var area = page.area();
        if (area.left() != 0 || area.top() != 0) {
            // Some readers begin at 0 all the same.
            remarks.doubtful(PagePart.LAYOUT, "PhysicalBox");
        }
        container.countAnew();
        var effort = new Effort(area);
        var items = content.items(page, remarks, effort);
        remarks.requireWithinLimits();
        graphics.translate(-area.left(), -area.top());
        var painter = new Painter(container, typefaces, effort, remarks, graphics);
        for (var item : items) {
            painter.paint(item);
        }
    }

    /** Paints the first page of a document that is the picture of a seal, on a square of side 1. */
    static void paintSeal(Content seal, Graphics2D graphics, Remarks remarks)
            throws UndrawableException, IOException, OfdException {
        try (var document = of(seal)) {
            if (document.pages.isEmpty() || document.content.hasStamps()) {
                // A seal in a seal could go on for ever.
                throw UndrawableException.of("Seal");
            }
            var page = document.pages.get(0);
            graphics.scale(1 / page.area().width(), 1 / page.area().height());
            graphics.clip(new Rectangle2D.Double(
                    0, 0, page.area().width(), page.area().height()));
            var within = new Remarks();
            document.paint(page, graphics, within);
            remarks.add(within, PagePart.SEAL);
        } catch (FormatException e) {
            throw UndrawableException.of("Seal");
        }
    }

    private static BufferedImage paper(double width, double height) throws UndrawableException {
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
            throw UndrawableException.beyond("PhysicalBox");
        }
        return new BufferedImage(Math.max(1, (int) width), Math.max(1, (int) height), BufferedImage.TYPE_INT_RGB);
    }

    @Override
    public void close() throws IOException {
        container.close();
    }
}
