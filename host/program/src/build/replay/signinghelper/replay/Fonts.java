package signinghelper.replay;

import java.awt.Font;
import java.awt.image.BufferedImage;

/** A first look at the fonts, after which Java finds in the home what it has written about them. */
public final class Fonts {
    private Fonts() {}

    public static void main(String[] arguments) {
        new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics().getFontMetrics(new Font(Font.DIALOG, Font.PLAIN, 12));
    }
}
