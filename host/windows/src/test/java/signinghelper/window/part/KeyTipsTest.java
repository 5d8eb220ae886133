package signinghelper.window.part;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.awt.Component;
import java.awt.Container;
import java.awt.FlowLayout;
import java.awt.Rectangle;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRootPane;
import javax.swing.JTabbedPane;
import javax.swing.JTextField;

import static org.assertj.core.api.Assertions.assertThat;

/** Letters over the parts of a window, which needs no screen for that. */
class KeyTipsTest {
    private final JRootPane root = new JRootPane();
    private final JButton login = new JButton("登录");
    private final JButton cancel = new JButton("取消");
    private final JTextField field = new JTextField(10);
    private final KeyTips tips = new KeyTips();

    @BeforeAll
    static void setTheLook() {
        Appearance.apply(false);
    }

    @BeforeEach
    void lay() {
        var label = new JLabel("U-Key PIN");
        label.setLabelFor(field);
        label.setDisplayedMnemonic('P');
        login.setMnemonic('O');
        var hidden = new JButton("预览");
        hidden.setMnemonic('V');
        hidden.setVisible(false);
        var disabled = new JButton("签名");
        disabled.setMnemonic('S');
        disabled.setEnabled(false);
        var content = new JPanel(new FlowLayout());
        EscapeKey.runs(cancel, () -> {});
        Stream.of(label, field, login, hidden, disabled, cancel).forEach(content::add);
        show(content);
    }

    private void show(Component content) {
        root.getContentPane().removeAll();
        root.getContentPane().add(content);
        root.setSize(600, 200);
        layOut(root);
    }

    private static void layOut(Container part) {
        part.doLayout();
        for (var inner : part.getComponents()) {
            if (inner instanceof Container container) {
                layOut(container);
            }
        }
    }

    private void press(int id, int code, int held) {
        tips.dispatchKeyEvent(new KeyEvent(login, id, 0, held, code, KeyEvent.CHAR_UNDEFINED));
    }

    private List<KeyTipLayer> layers() {
        return Stream.of(root.getLayeredPane().getComponents())
                .filter(KeyTipLayer.class::isInstance)
                .map(KeyTipLayer.class::cast)
                .toList();
    }

    @Test
    void standOverFieldsAndButtonsThatAreSeenAndEnabled() {
        var shown = new KeyTipLayer(root).tips();

        assertThat(shown).extracting(KeyTipLayer.Tip::letter).containsExactly("P", "O", "Esc");
        assertThat(shown).extracting(KeyTipLayer.Tip::of).containsExactly(place(field), place(login), place(cancel));
    }

    private static Rectangle place(Component part) {
        return part.getBounds();
    }

    @Test
    void standOverTheNamesOfPages() {
        var tabs = new JTabbedPane(JTabbedPane.LEFT);
        for (var name : List.of("检测", "帮助")) {
            tabs.addTab(name, new JPanel());
        }
        tabs.setMnemonicAt(0, 'D');
        tabs.setMnemonicAt(1, 'H');
        show(tabs);

        assertThat(new KeyTipLayer(root).tips())
                .extracting(KeyTipLayer.Tip::letter)
                .containsExactly("D", "H");
    }

    @Test
    void areThereWhileAltIsHeld() {
        press(KeyEvent.KEY_PRESSED, KeyEvent.VK_ALT, InputEvent.ALT_DOWN_MASK);
        press(KeyEvent.KEY_PRESSED, KeyEvent.VK_ALT, InputEvent.ALT_DOWN_MASK);
        assertThat(layers()).hasSize(1);
        assertThat(layers().get(0).getSize()).isEqualTo(root.getLayeredPane().getSize());

        press(KeyEvent.KEY_PRESSED, KeyEvent.VK_O, InputEvent.ALT_DOWN_MASK);
        assertThat(layers()).hasSize(1);

        press(KeyEvent.KEY_RELEASED, KeyEvent.VK_ALT, 0);
        assertThat(layers()).isEmpty();
    }

    @Test
    void goWhenTheReleaseOfAltIsNotSeen() {
        press(KeyEvent.KEY_PRESSED, KeyEvent.VK_ALT, InputEvent.ALT_DOWN_MASK);
        press(KeyEvent.KEY_PRESSED, KeyEvent.VK_A, 0);

        assertThat(layers()).isEmpty();
    }

    /** A click through them reaches the button below. */
    @Test
    void takeNoClick() {
        assertThat(new KeyTipLayer(root).contains(1, 1)).isFalse();
    }
}
