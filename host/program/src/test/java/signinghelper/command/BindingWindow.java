package signinghelper.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.match.Account;
import signinghelper.guidance.GuidanceBook;
import signinghelper.preview.TestPages;
import signinghelper.testkit.junit.Eventually;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;
import signinghelper.window.part.Desktop;
import signinghelper.window.pin.SwingPrompt;

import java.awt.Component;
import java.awt.Container;
import java.awt.Window;
import java.awt.event.WindowEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPasswordField;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/** Lets a page ask to bind, and prints what the window that comes shows. A program of its own, for it needs a display. */
final class BindingWindow {

    /**
     * Content of the window.
     *
     * @param texts texts of labels, buttons and paragraphs, in the order of the component tree
     * @param icons widths of the window's icons
     * @param chooserEnd where the list of certificates ends on the right
     * @param pinEnd where the PIN field does; 0 where none is shown
     */
    record Shown(String title, List<String> texts, List<Integer> icons, boolean takesPin, int chooserEnd, int pinEnd) {}

    private BindingWindow() {}

    /** {@code FOLDER NAME CREDIT-CODE ...}: a window for each account, one after the other. */
    public static void main(String[] arguments) throws Exception {
        var folder = new PrivateFolder(Path.of(arguments[0]));
        var shown = new ArrayList<Shown>();
        for (var at = 1; at < arguments.length; at += 2) {
            shown.add(show(
                    folder,
                    Path.of(arguments[0]),
                    new Account(arguments[at], arguments[at + 1], Account.Role.SUPPLIER)));
        }
        System.out.println(new JsonMapper().writeValueAsString(shown));
    }

    private static Shown show(PrivateFolder folder, Path state, Account account) throws Exception {
        var token = new FakeToken("A").with(TestCertificates.key(SoftwareKey.Kind.SM2), KeyEntry.Use.SIGNATURE);
        var prompt = new SwingPrompt(new Desktop(), new GuidanceBook(), TestPages.preview(folder), state);
        try (var host = new TestHost(prompt, new FakeDriver("fake", token))) {
            LoginBindCommandTest.bind(host.open(), LoginBindCommandTest.NONCE, account);
            var frame = awaitFrame();
            var content = inEventThread(() -> read(frame));
            SwingUtilities.invokeLater(() -> frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING)));
            host.reply("bind");
            Eventually.until("no window", () -> shown().isEmpty());
            return content;
        }
    }

    private static JFrame awaitFrame() throws Exception {
        Eventually.until("a window", () -> !shown().isEmpty());
        return (JFrame) shown().get(0);
    }

    private static List<Window> shown() throws Exception {
        return inEventThread(
                () -> Stream.of(Window.getWindows()).filter(Window::isShowing).toList());
    }

    private static Shown read(JFrame frame) {
        var all = new ArrayList<Component>();
        collect(frame.getContentPane(), all);
        var chooser = first(JComboBox.class, all).orElseThrow();
        var pin = first(JPasswordField.class, all);
        return new Shown(
                frame.getTitle(),
                all.stream().flatMap(BindingWindow::text).toList(),
                frame.getIconImages().stream()
                        .map(image -> image.getWidth(null))
                        .toList(),
                pin.map(Component::isEnabled).orElse(false),
                end(chooser),
                pin.map(BindingWindow::end).orElse(0));
    }

    private static void collect(Component component, List<Component> all) {
        if (component.isVisible()) {
            all.add(component);
            if (component instanceof Container container) {
                Stream.of(container.getComponents()).forEach(child -> collect(child, all));
            }
        }
    }

    private static <C extends Component> Optional<C> first(Class<C> type, List<Component> all) {
        return all.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<String> text(Component component) {
        if (component instanceof JPasswordField) {
            return Stream.empty();
        }
        if (component instanceof JTextComponent area) {
            return Stream.of(area.getText());
        }
        if (component instanceof JLabel label && label.getText() != null) {
            return Stream.of(label.getText());
        }
        return component instanceof AbstractButton button ? Stream.of(button.getText()) : Stream.empty();
    }

    private static int end(Component component) {
        return component.getLocationOnScreen().x + component.getWidth();
    }

    private static <T> T inEventThread(java.util.concurrent.Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        SwingUtilities.invokeLater(task);
        return task.get();
    }
}
