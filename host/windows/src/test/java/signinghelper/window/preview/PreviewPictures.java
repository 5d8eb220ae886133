package signinghelper.window.preview;

import signinghelper.content.DocumentKind;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.ofd.pages.TestPage;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.preview.TestPages;
import signinghelper.prompt.FakeSeals;
import signinghelper.prompt.PlacedSeal;
import signinghelper.prompt.SealedPages;
import signinghelper.testkit.desktop.WindowProgram;
import signinghelper.testkit.junit.Eventually;
import signinghelper.window.part.Appearance;
import signinghelper.window.part.ShownParts;
import signinghelper.window.part.Words;

import java.awt.Component;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;

/**
 * Opens the preview of a PDF and of two OFDs with a seal to place, takes their pictures and prints which buttons and
 * texts are cut: {@code FOLDER PICTURES}. A program of its own, for it needs a display.
 */
final class PreviewPictures {
    private static final String OFD = "/signinghelper/formats/ofd/pages/text.ofd";
    private static final int WHITE = 0xFFFFFFFF;
    private static final FileSteps STEPS = new FileSteps(3, 20, Optional.of(() -> {}), Optional.empty());

    private final PrivateFolder copies;
    private final Path pictures;
    private final Robot robot = new Robot();

    private PreviewPictures(Path folder, Path pictures) throws Exception {
        this.copies = new PrivateFolder(folder);
        this.pictures = Files.createDirectories(pictures);
    }

    public static void main(String[] arguments) {
        WindowProgram.runAndExit(() -> {
            var program = new PreviewPictures(Path.of(arguments[0]), Path.of(arguments[1]));
            program.takeAll(false, Language.CHINESE, "-light.png");
            program.takeAll(true, Language.ENGLISH, "-dark.png");
        });
    }

    private void takeAll(boolean isDark, Language language, String ending) throws Exception {
        SwingUtilities.invokeAndWait(() -> Appearance.apply(isDark));
        var words = new Words(language, new GuidanceBook());
        try (var ofd = Objects.requireNonNull(PreviewPictures.class.getResourceAsStream(OFD), OFD)) {
            take(Content.inMemory(Bytes.copyOf(ofd.readAllBytes())), new DocumentKind("ofd"), words, "ofd" + ending);
        }
        take(TestPages.of("word"), new DocumentKind("pdf"), words, "pdf" + ending);
        take(undrawn(), new DocumentKind("ofd"), words, "undrawn" + ending);
    }

    /** Returns a page with a video, which the window says that it does not show. */
    private static Content undrawn() throws IOException {
        return TestPage.with("<ofd:VideoObject Boundary=\"0 0 9 9\"/>" + TestPage.text(20, 30, "", "word"))
                .content();
    }

    private void take(Content document, DocumentKind kind, Words words, String name) throws Exception {
        var pages = TestPages.preview(copies).open(document, kind).orElseThrow();
        var place = new PlacedSeal(0, new SealPlacement(1, 50, 50, 40, 40, Strip.WHOLE), true);
        var sealed = new SealedPages(
                pages.sizes(),
                FakeSeals.ring(300).seal().picture(),
                List.of(place),
                kind.name().equals("pdf"));
        // Opening returns once the window is closed.
        SwingUtilities.invokeLater(() -> PreviewWindow.open(new JFrame(), pages, words, STEPS, sealed, seals -> {}));
        Eventually.until("the page is drawn", this::isDrawn);
        robot.delay(300);
        ImageIO.write(seen(), "png", pictures.resolve(name).toFile());
        SwingUtilities.invokeAndWait(() -> {
            ShownParts.of(dialog().getContentPane())
                    .filter(PreviewPictures::isCut)
                    .forEach(part -> System.out.println(name + ": cut: " + part));
            dialog().dispose();
        });
    }

    private boolean isDrawn() throws Exception {
        robot.waitForIdle();
        if (dialogs().findAny().isEmpty()) {
            return false;
        }
        var seen = seen();
        var pixels = seen.getRGB(0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth());
        // A page that is awaited is grey.
        return Arrays.stream(pixels).filter(pixel -> pixel == WHITE).count() > pixels.length / 8;
    }

    private BufferedImage seen() {
        return robot.createScreenCapture(new Rectangle(dialog().getBounds()));
    }

    private static Stream<JDialog> dialogs() {
        return Stream.of(Window.getWindows())
                .filter(Window::isShowing)
                .filter(JDialog.class::isInstance)
                .map(JDialog.class::cast);
    }

    private static JDialog dialog() {
        return dialogs().findFirst().orElseThrow();
    }

    private static boolean isCut(Component part) {
        if (part instanceof JTextArea text) {
            return text.getHeight() < text.getPreferredSize().height;
        }
        return part instanceof AbstractButton button
                && (!button.getVisibleRect().equals(new Rectangle(button.getSize()))
                        || button.getWidth() < button.getPreferredSize().width);
    }
}
