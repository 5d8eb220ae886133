package signinghelper.window.pin;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.login.Origin;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.prompt.OfferedKey;
import signinghelper.session.Asker;
import signinghelper.session.ProductVersion;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;
import signinghelper.token.PinState;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenInfo;
import signinghelper.window.part.Appearance;
import signinghelper.window.part.ShownParts;
import signinghelper.window.part.Words;

import java.util.List;
import javax.swing.CellRendererPane;
import javax.swing.JPanel;
import javax.swing.JScrollBar;

import static org.assertj.core.api.Assertions.assertThat;

class PromptContentTest {
    private static final int WIDTH = 480;

    @BeforeAll
    static void setTheLook() {
        Appearance.apply(false);
    }

    private static OfferedKey key(String holder) {
        var token = new TokenInfo("fake", "A", "A", "1", PinState.counted(6, 6, false));
        var key = SoftwareKey.make(SoftwareKey.Kind.P256, holder);
        return OfferedKey.of(new HeldKey(token, key.entry(KeyEntry.Use.SIGNATURE)), HolderRules.USUAL, null);
    }

    private static PromptContent content(int letters) {
        var words = new Words(Language.CHINESE, new GuidanceBook());
        var origin = new Origin("https://portal.example");
        var asker = new Asker.Page(origin, origin, new ProductVersion("1.0.0"), "湖北省政府采购网", null);
        var chooser = new KeyChooser(List.of(key("供".repeat(letters)), key("一家有限公司")), words, chosen -> {});
        return new PromptContent(new QuestionPanel("请选择证书", asker, words, chooser), new JPanel(), new JPanel());
    }

    private static boolean scrolls(PromptContent content) {
        return ShownParts.of(content).anyMatch(JScrollBar.class::isInstance);
    }

    /** A bar takes a part of the width; texts then take one line more, and would need it. */
    @ParameterizedTest
    @ValueSource(ints = {10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void aBarThatASmallerSizeNeededGoes(int letters) {
        var content = content(letters);
        // Only what is displayable is laid out; this pane needs no screen for it.
        var pane = new CellRendererPane();
        pane.add(content);
        pane.addNotify();
        var height = content.heightAt(WIDTH);
        content.setSize(WIDTH, height - 8);
        content.lay();
        assertThat(scrolls(content)).isTrue();

        content.setSize(WIDTH, height);
        content.lay();

        assertThat(scrolls(content)).isFalse();
    }
}
