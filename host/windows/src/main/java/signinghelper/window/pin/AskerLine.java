package signinghelper.window.pin;

import com.formdev.flatlaf.util.UIScale;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.LayoutManager;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.text.JTextComponent;

/** Layout of texts one below the other, or in one line on their common base where that is wanted and they fit. */
final class AskerLine implements LayoutManager {
    private static final int GAP = 12;
    /** Width to use before the layout has one. */
    private static final int USUAL_WIDTH = 400;

    private boolean isWanted;

    /** Wants one line, or not. */
    void want(boolean line) {
        isWanted = line;
    }

    private boolean isLine(List<Component> texts, int width) {
        var wanted = texts.stream().mapToInt(AskerLine::lineWidth).sum() + (texts.size() - 1) * UIScale.scale(GAP);
        return isWanted && wanted <= width;
    }

    private static int lineWidth(Component text) {
        return text.getFontMetrics(text.getFont()).stringWidth(((JTextComponent) text).getText()) + 1;
    }

    private static int ascent(Component text) {
        return text.getFontMetrics(text.getFont()).getAscent();
    }

    private static List<Component> texts(Container parent) {
        return Stream.of(parent.getComponents()).filter(Component::isVisible).toList();
    }

    private static int heightAt(Component text, int width) {
        if (text.getWidth() != width) {
            text.setSize(width, Short.MAX_VALUE);
        }
        return text.getPreferredSize().height;
    }

    @Override
    public Dimension preferredLayoutSize(Container parent) {
        var width = parent.getWidth() == 0 ? UIScale.scale(USUAL_WIDTH) : parent.getWidth();
        var texts = texts(parent);
        var isLine = isLine(texts, width);
        var heights = texts.stream().mapToInt(text -> heightAt(text, isLine ? lineWidth(text) : width));
        return new Dimension(width, isLine ? heights.max().orElse(0) : heights.sum());
    }

    @Override
    public void layoutContainer(Container parent) {
        var texts = texts(parent);
        var isLine = isLine(texts, parent.getWidth());
        var base = texts.stream().mapToInt(AskerLine::ascent).max().orElse(0);
        var height = preferredLayoutSize(parent).height;
        var left = 0;
        var top = Math.max(0, (parent.getHeight() - height) / 2);
        for (var text : texts) {
            var width = isLine ? lineWidth(text) : parent.getWidth();
            var own = heightAt(text, width);
            text.setBounds(left, isLine ? top + base - ascent(text) : top, width, own);
            left += isLine ? width + UIScale.scale(GAP) : 0;
            top += isLine ? 0 : own;
        }
    }

    @Override
    public Dimension minimumLayoutSize(Container parent) {
        return preferredLayoutSize(parent);
    }

    @Override
    public void addLayoutComponent(String name, Component part) {}

    @Override
    public void removeLayoutComponent(Component part) {}
}
