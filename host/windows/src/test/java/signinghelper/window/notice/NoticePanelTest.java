package signinghelper.window.notice;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.window.part.Appearance;
import signinghelper.window.part.Words;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.text.JTextComponent;

import static org.assertj.core.api.Assertions.assertThat;

class NoticePanelTest {
    private final List<String> done = new ArrayList<>();
    private final NoticePanel panel = new NoticePanel(
            "湖北某某科技有限公司",
            14,
            new Words(Language.CHINESE, new GuidanceBook()),
            () -> done.add("more"),
            () -> done.add("close"));

    @BeforeAll
    static void setTheLook() {
        Appearance.apply(false);
    }

    private static Stream<Component> parts(Container in) {
        return Stream.of(in.getComponents())
                .flatMap(part -> part instanceof Container inner
                        ? Stream.concat(Stream.of(part), parts(inner))
                        : Stream.of(part));
    }

    private JButton button(String text) {
        return parts(panel)
                .filter(JButton.class::isInstance)
                .map(JButton.class::cast)
                .filter(one -> one.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysWhoseCertificateEndsAndWhen() {
        assertThat(parts(panel).filter(JTextComponent.class::isInstance).map(text -> ((JTextComponent) text).getText()))
                .containsExactly("证书 14 天后到期", "湖北某某科技有限公司的证书快到期了，请尽快办理延期或换证。");
    }

    @Test
    void theButtonLeadsToWhatToDoAndTheNoticeIsGone() {
        button("怎样延期").doClick();

        assertThat(done).containsExactly("close", "more");
    }

    @Test
    void aClosedNoticeDoesNothingMore() {
        button("知道了").doClick();

        assertThat(done).containsExactly("close");
    }
}
