package signinghelper.jnlp;

import java.awt.Color;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Properties;
import javax.swing.UIManager;
import javax.swing.UnsupportedLookAndFeelException;
import javax.swing.plaf.metal.MetalLookAndFeel;
import javax.swing.plaf.nimbus.NimbusLookAndFeel;

/** Look of the window: the desktop's, and where Java knows none, Nimbus in the colours of the program's windows. */
final class DesktopsLook {
    private static final String COLOURS = "FlatLightLaf.properties";

    /** Colours of Nimbus, by the tokens of the design. */
    private static final Map<String, String> NIMBUS = Map.of(
            "control", "background",
            "nimbusLightBackground", "surface",
            "text", "text",
            "nimbusFocus", "accent",
            "nimbusOrange", "accent",
            "nimbusBase", "accent",
            "nimbusBlueGrey", "divider");

    private DesktopsLook() {}

    static void use() {
        try {
            UIManager.setLookAndFeel(UIManager.getSystemLookAndFeelClassName());
            if (UIManager.getLookAndFeel() instanceof MetalLookAndFeel) {
                useNimbus();
            }
        } catch (ReflectiveOperationException | UnsupportedLookAndFeelException | IOException e) {
            System.getLogger(DesktopsLook.class.getName()).log(Level.INFO, "Java's own look", e);
        }
    }

    private static void useNimbus() throws UnsupportedLookAndFeelException, IOException {
        var tokens = new Properties();
        try (var in = DesktopsLook.class.getResourceAsStream(COLOURS)) {
            if (in != null) {
                tokens.load(in);
            }
        }
        NIMBUS.forEach((key, token) -> {
            var colour = tokens.getProperty("SigningHelper." + token);
            if (colour != null) {
                UIManager.put(key, Color.decode(colour));
            }
        });
        UIManager.setLookAndFeel(new NimbusLookAndFeel());
    }
}
