package signinghelper.jnlp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.installation.Step;

import java.awt.Component;
import java.awt.Container;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JProgressBar;
import javax.swing.JTextArea;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressPanelTest {
    private final ProgressPanel panel = new ProgressPanel(Locale.CHINA, null);
    private final JButton cancel = new JButton("取消");

    private static Stream<Component> parts(Container in) {
        return Stream.of(in.getComponents())
                .flatMap(part -> part instanceof Container inner
                        ? Stream.concat(Stream.of(part), parts(inner))
                        : Stream.of(part));
    }

    private String shown() {
        return parts(panel)
                .map(part -> part instanceof JLabel label
                        ? label.getText()
                        : part instanceof JTextArea area
                                ? area.getText()
                                : part instanceof JButton button ? "[" + button.getText() + "]" : "")
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void saysWhatIsDoneHowFarItIsAndThatStoppingIsHarmless() {
        panel.work(Step.MAKE_JAVA, cancel);

        assertThat(shown()).isEqualTo("""
                正在安装政采签章助手
                第 3 步，共 9 步
                正在准备运行环境…

                不需要管理员权限。取消不影响已安装的版本，可以随时再装。
                [取消]""");
    }

    @ParameterizedTest
    @EnumSource
    void aScreenReaderHearsEachStep(Step step) {
        panel.work(step, cancel);

        assertThat(parts(panel)
                        .filter(JProgressBar.class::isInstance)
                        .map(bar -> bar.getAccessibleContext().getAccessibleName()))
                .singleElement()
                .asString()
                .startsWith(Words.of(step).in(Locale.CHINA));
    }

    @Test
    void aFailureTakesTheButtonsOfTheWorkAway() {
        panel.work(Step.COPY_PROGRAM, cancel);
        panel.fail("为什么", List.of(new JButton("再试一次"), new JButton("关闭")));

        assertThat(shown()).isEqualTo("没有装好\n为什么\n[再试一次]\n[关闭]");
        panel.work(Step.CLEAN_UP, cancel);
        assertThat(shown()).contains("[取消]").doesNotContain("再试一次");
    }
}
