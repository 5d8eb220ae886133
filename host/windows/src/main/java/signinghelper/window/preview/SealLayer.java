package signinghelper.window.preview;

import com.formdev.flatlaf.util.UIScale;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.SealPlacement;
import signinghelper.prompt.PlacedSeal;
import signinghelper.window.part.SealPicture;

import java.awt.BasicStroke;
import java.awt.Cursor;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;

/** Seals over the picture of a page, and the mouse that moves one. */
final class SealLayer extends MouseAdapter {
    private static final float LINE = 2;
    private static final float DASH = 6;

    private final SealMoves moves;
    private final @Nullable BufferedImage picture;
    private final PageView view;
    private int page = 1;
    /** Place of the mouse within the seal that it moves, in millimetres; null while it moves none. */
    private Point2D.@Nullable Double hold;

    SealLayer(SealMoves moves, PageView view) {
        this.moves = moves;
        this.view = view;
        this.picture = SealPicture.decoded(moves.pages().picture().data()).orElse(null);
    }

    /** Shows the seals of another page. */
    void show(int shown) {
        page = shown;
    }

    private double scale(Rectangle area) {
        return area.width / moves.pages().sizes().get(page - 1).width();
    }

    /** Paints the seals of the page that fills {@code area}. */
    void paint(Graphics2D graphics, Rectangle area) {
        var drawing = (Graphics2D) graphics.create();
        drawing.clip(area);
        drawing.translate(area.x, area.y);
        moves.on(page).forEach(seal -> paint(drawing, seal, area));
        drawing.dispose();
    }

    private void paint(Graphics2D drawing, PlacedSeal seal, Rectangle area) {
        var at = seal.placement();
        var scale = scale(area);
        var shown = part(at, scale);
        if (picture != null) {
            draw(drawing, shown, area, above -> draw(above, picture, whole(at, scale)));
        }
        if (seal.isMovable() || picture == null) {
            outline(drawing, shown, moves.isSelected(seal));
        }
    }

    /** Draws a seal onto the page as viewers of the signed document do. */
    private void draw(Graphics2D drawing, Rectangle2D shown, Rectangle area, Consumer<Graphics2D> seal) {
        if (moves.pages().isMultiplied()) {
            var visible = shown.createIntersection(drawing.getClipBounds());
            Multiplied.draw(drawing, visible, page -> view.paintPage(page, new Rectangle(area.getSize())), seal);
        } else {
            var clipped = (Graphics2D) drawing.create();
            clipped.clip(shown);
            seal.accept(clipped);
            clipped.dispose();
        }
    }

    private void draw(Graphics2D drawing, BufferedImage picture, Rectangle2D.Double whole) {
        drawing.translate(whole.x, whole.y);
        drawing.scale(whole.width / picture.getWidth(), whole.height / picture.getHeight());
        drawing.drawImage(picture, 0, 0, view);
    }

    private void outline(Graphics2D drawing, Rectangle2D shown, boolean isSelected) {
        var width = UIScale.scale(LINE);
        var dash = new float[] {UIScale.scale(DASH)};
        drawing.setColor(UIManager.getColor("Component.focusColor"));
        drawing.setStroke(
                isSelected && view.isFocusOwner()
                        ? new BasicStroke(width)
                        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, dash, 0));
        drawing.draw(shown);
    }

    private static Rectangle2D.Double whole(SealPlacement at, double scale) {
        return new Rectangle2D.Double(at.left() * scale, at.top() * scale, at.width() * scale, at.height() * scale);
    }

    private static Rectangle2D.Double part(SealPlacement at, double scale) {
        var whole = whole(at, scale);
        var strip = at.strip();
        return new Rectangle2D.Double(
                whole.x + whole.width * strip.from(), whole.y, whole.width * (strip.to() - strip.from()), whole.height);
    }

    private Point2D.Double millimetres(MouseEvent event) {
        var area = view.page();
        return new Point2D.Double((event.getX() - area.x) / scale(area), (event.getY() - area.y) / scale(area));
    }

    @Override
    public void mousePressed(MouseEvent event) {
        view.requestFocusInWindow();
        var point = millimetres(event);
        var pressed = moves.at(page, point.x, point.y).filter(PlacedSeal::isMovable);
        if (SwingUtilities.isLeftMouseButton(event) && pressed.isPresent()) {
            moves.select(pressed.get());
            var at = pressed.get().placement();
            hold = new Point2D.Double(point.x - at.left(), point.y - at.top());
        }
    }

    @Override
    public void mouseDragged(MouseEvent event) {
        if (hold != null) {
            var point = millimetres(event);
            moves.move(page, point.x - hold.x, point.y - hold.y);
            view.scrollRectToVisible(new Rectangle(event.getX(), event.getY(), 1, 1));
        }
    }

    @Override
    public void mouseReleased(MouseEvent event) {
        hold = null;
    }

    @Override
    public void mouseMoved(MouseEvent event) {
        var point = millimetres(event);
        var isOver =
                moves.at(page, point.x, point.y).filter(PlacedSeal::isMovable).isPresent();
        view.setCursor(Cursor.getPredefinedCursor(isOver ? Cursor.MOVE_CURSOR : Cursor.DEFAULT_CURSOR));
    }

    /** Returns the place of the selected seal, in pixels of the view; null when it is not on this page. */
    @Nullable
    Rectangle selectedArea() {
        var selected = moves.selected().map(PlacedSeal::placement).filter(at -> at.page() == page);
        if (selected.isEmpty()) {
            return null;
        }
        var area = view.page();
        var part = part(selected.get(), scale(area)).getBounds();
        part.translate(area.x, area.y);
        return part;
    }
}
