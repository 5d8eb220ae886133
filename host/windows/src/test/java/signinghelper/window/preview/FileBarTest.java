package signinghelper.window.preview;

import org.junit.jupiter.api.Test;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.window.part.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JLabel;

import static org.assertj.core.api.Assertions.assertThat;

class FileBarTest {
    private final List<String> done = new ArrayList<>();
    private final FileBar bar = new FileBar(
            new FileSteps(3, 20, Optional.empty(), Optional.of(() -> done.add("next"))),
            new Words(Language.CHINESE, new GuidanceBook()),
            () -> done.add("leave"));

    private List<JButton> buttons() {
        return Stream.of(bar.getComponents())
                .filter(JButton.class::isInstance)
                .map(JButton.class::cast)
                .toList();
    }

    @Test
    void saysWhichFileIsShownAndLeadsToItsNeighbours() {
        assertThat(((JLabel) bar.getComponent(0)).getText()).isEqualTo("文件 3/20");
        assertThat(buttons()).extracting(JButton::getText).containsExactly("上一个文件", "下一个文件");

        buttons().get(1).doClick();

        assertThat(done).containsExactly("leave", "next");
    }

    @Test
    void whereNoFileCanBeShownNothingIsPressed() {
        assertThat(buttons().get(0).isEnabled()).isFalse();

        buttons().get(0).doClick();

        assertThat(done).isEmpty();
    }
}
