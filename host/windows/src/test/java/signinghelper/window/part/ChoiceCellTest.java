package signinghelper.window.part;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.prompt.FakeSeals;
import signinghelper.token.PinState;
import signinghelper.token.TokenInfo;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class ChoiceCellTest {
    private final Words words = new Words(Language.CHINESE, new GuidanceBook());

    @BeforeAll
    static void setTheLook() {
        Appearance.apply(false);
    }

    @Test
    void eachUKeyHasItsNameForAScreenReader() {
        var state = PinState.counted(6, 6, false);
        var tokens = List.of(
                new TokenInfo("fake", "1", "甲", "00001111", state), new TokenInfo("fake", "2", "乙", "00002222", state));

        assertThat(SpokenEntries.of(new TokenChooser(tokens, words, () -> {})))
                .containsExactly("甲（序列号尾号 1111）", "乙（序列号尾号 2222）");
    }

    @Test
    void eachSealHasItsNameForAScreenReader() {
        var chooser = new SealChooser(words, seal -> {});
        var seals = List.of(FakeSeals.ring(300), FakeSeals.ring(12));
        chooser.offer(seals, Optional.empty());

        var name = seals.get(0).seal().name();
        assertThat(SpokenEntries.of(chooser)).containsExactly(name + ", 有效期还剩 300 天", name + ", 有效期还剩 12 天");
    }
}
