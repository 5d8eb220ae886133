package signinghelper.window.pin;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.PinState;
import signinghelper.window.part.Appearance;
import signinghelper.window.part.Words;

import java.util.List;
import java.util.Map;
import javax.swing.JCheckBox;
import javax.swing.text.JTextComponent;

import static org.assertj.core.api.Assertions.assertThat;

/** The form shows one page for each state: it asks for a PIN, or says why not. */
class PinFormTest {
    private final Words words =
            new Words(Language.CHINESE, new GuidanceBook(() -> Map.of("contact", "湖北CA 4008708080")));
    private final PinForm form = new PinForm(words, () -> {}, () -> {}, () -> {});

    @BeforeAll
    static void setTheLook() {
        Appearance.apply(false);
    }

    private List<String> texts() {
        return ShownParts.of(form)
                .filter(JTextComponent.class::isInstance)
                .filter(part -> !(part instanceof PinField))
                .map(part -> ((JTextComponent) part).getText())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private boolean asksForAPin() {
        return ShownParts.of(form).anyMatch(PinField.class::isInstance) || texts().contains(words.get("pin.which"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBJECT_MISMATCH", "CERTIFICATE_EXPIRED", "TOKEN_REMOVED"})
    void aBlockedKeyAsksForNoPinAndSaysTitleReasonAndNumberedSteps(ErrorCode code) {
        form.show(PinState.counted(6, 6, false));
        assertThat(asksForAPin()).isTrue();

        form.showBlocked(words.ofBlocked(Refusal.of(code)));
        assertThat(asksForAPin()).isFalse();
        assertThat(form.isReady()).isFalse();
        assertThat(texts()).first().isEqualTo(words.ofBlocked(Refusal.of(code)).title());
        assertThat(form.blockedText()).contains(texts());

        form.show(PinState.counted(6, 6, false));
        assertThat(asksForAPin()).isTrue();
        assertThat(form.blockedText()).isEmpty();
        assertThat(texts()).contains(words.get("pin.which"));
    }

    @Test
    void aLockedUKeyAsksForNoPinAndSaysWhoUnlocksIt() {
        form.show(PinState.counted(0, 6, true));

        assertThat(asksForAPin()).isFalse();
        assertThat(texts()).first().isEqualTo("U-Key 已锁定");
        assertThat(texts()).last().asString().startsWith("1. 请联系发证机构（湖北CA 4008708080）解锁");
    }

    @Test
    void theLastTryIsSaidOnceWithItsConsequenceWhichTheConsentRepeats() {
        form.show(PinState.counted(1, 6, false));

        assertThat(texts())
                .filteredOn(text -> text.matches("(?s).*(最后一次|还剩|1 次).*"))
                .containsExactly("这是最后一次机会：再输错，U-Key 就会锁定，只能由发证机构解锁。");
        assertThat(texts()).contains("如果不确定 PIN，请不要再试，先联系发证机构（湖北CA 4008708080）。");
        assertThat(ShownParts.of(form).filter(JCheckBox.class::isInstance).map(part -> ((JCheckBox) part).getText()))
                .containsExactly("我确认 PIN 无误；如再输错，U-Key 将被锁定(L)");
    }

    @Test
    void afterAWrongPinTheTriesAreSaidOnceWithTheirConsequence() {
        form.showWrong(PinState.counted(5, 6, false));

        assertThat(texts())
                .filteredOn(text -> text.contains("次"))
                .containsExactly("PIN 不正确，还可尝试 5 次；用完后 U-Key 会锁定，只能由发证机构解锁。");
        form.sayWhatIsMissing();
        assertThat(texts())
                .contains(words.get("pin.missing"))
                .filteredOn(text -> text.contains("次"))
                .containsExactly("PIN 还可尝试 5 次（共 6 次）");

        form.showWrong(PinState.counted(1, 6, false));
        assertThat(texts())
                .contains("PIN 不正确。")
                .filteredOn(text -> text.contains("次"))
                .hasSize(1);
    }

    @Test
    void enterWithoutTheTickSaysWhyNothingHappens() {
        form.show(PinState.counted(1, 6, false));
        form.sayWhatIsMissing();
        assertThat(texts()).contains(words.get("pin.missing"));

        ShownParts.of(form)
                .filter(PinField.class::isInstance)
                .forEach(field -> ((PinField) field).replaceSelection("123456"));
        form.sayWhatIsMissing();
        assertThat(texts()).contains(words.get("last.missing")).doesNotContain(words.get("pin.missing"));
    }

    @Test
    void theAdviceOnTheCertificateIsSaidWithTheField() {
        form.show(PinState.counted(6, 6, false));
        form.advise("证书还有 14 天到期");
        assertThat(description()).isEqualTo(words.get("pin.which") + "\n证书还有 14 天到期");

        form.advise("");
        assertThat(description()).isEqualTo(words.get("pin.which"));
    }

    private String description() {
        return ShownParts.of(form)
                .filter(PinField.class::isInstance)
                .map(field -> field.getAccessibleContext().getAccessibleDescription())
                .findFirst()
                .orElseThrow();
    }
}
