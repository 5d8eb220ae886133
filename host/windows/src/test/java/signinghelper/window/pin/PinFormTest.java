package signinghelper.window.pin;

import com.formdev.flatlaf.FlatClientProperties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.check.Verdict;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.PinState;
import signinghelper.window.part.Appearance;
import signinghelper.window.part.Arming;
import signinghelper.window.part.ShownParts;
import signinghelper.window.part.Words;

import java.util.List;
import java.util.Map;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.text.JTextComponent;

import static org.assertj.core.api.Assertions.assertThat;

/** The form shows one page for each state: it asks for a PIN, or says why not. */
class PinFormTest {
    private final Words words =
            new Words(Language.CHINESE, new GuidanceBook(() -> Map.of("contact", "湖北CA 4008708080")));
    private final PinForm form = new PinForm(words, () -> {}, () -> {}, () -> {}, () -> {});

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
        return ShownParts.of(form).anyMatch(PinField.class::isInstance);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBJECT_MISMATCH", "CERTIFICATE_EXPIRED", "TOKEN_REMOVED"})
    void aBlockedKeyAsksForNoPinAndSaysTitleReasonAndNumberedSteps(ErrorCode code) {
        form.show(PinState.counted(6, 6, false));
        assertThat(asksForAPin()).isTrue();

        form.showBlocked(words.ofBlocked(Refusal.of(code)), Verdict.FAIL);
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
                .containsExactly("最后一次机会");
        assertThat(texts()).contains("再输错，U-Key 就会锁定，只能由发证机构解锁。", "如果不确定 PIN，请不要再试，先联系发证机构（湖北CA 4008708080）。");
        assertThat(ShownParts.of(form).filter(JCheckBox.class::isInstance).map(part -> ((JCheckBox) part).getText()))
                .containsExactly("我确认 PIN 无误；如再输错，U-Key 将被锁定");
        assertThat(description()).contains("最后一次机会", "请先勾选上面的确认");
    }

    @Test
    void theFieldOfALastTryOpensWithTheTickAndClosesWithAnotherCounter() {
        form.showArming(Arming.State.ARMED, "");
        form.show(PinState.counted(1, 6, false));
        assertThat(field().isEditable()).isFalse();

        tick();
        assertThat(field().isEditable()).isTrue();

        form.show(PinState.counted(1, 3, false));
        assertThat(field().isEditable()).isFalse();
    }

    @Test
    void theFieldSaysWhyItTakesNoKeys() {
        form.show(PinState.counted(6, 6, false));
        form.showArming(Arming.State.WAITING, "请先核对");
        assertThat(field().isEditable()).isFalse();
        assertThat(inItsPlace()).isEqualTo("请先核对");
        // A reader would say the whole description again as soon as the words go.
        assertThat(description()).doesNotContain("请先核对");

        form.showArming(Arming.State.ARMED, "");
        form.setPlaced(false);
        assertThat(description()).endsWith(words.get("sign.toplace.first"));
        assertThat(field().isEditable()).isFalse();
        assertThat(inItsPlace()).isEqualTo(words.get("sign.toplace.first"));

        form.setPlaced(true);
        assertThat(field().isEditable()).isTrue();
    }

    @Test
    void afterAWrongPinTheTriesAreSaidOnceWithTheirConsequence() {
        form.showWrong(PinState.counted(5, 6, false));

        assertThat(labels()).containsOnlyOnce("还可尝试 5 次");
        assertThat(texts()).contains(words.get("pin.wrong")).noneMatch(text -> text.contains("5 次"));
        form.sayWhatIsMissing();
        assertThat(texts()).contains(words.get("pin.missing"));

        form.showWrong(PinState.counted(1, 6, false));
        assertThat(texts()).contains("PIN 不正确。");
        assertThat(labels()).noneMatch(text -> text.contains("次"));
    }

    private List<String> labels() {
        return ShownParts.of(form)
                .filter(JLabel.class::isInstance)
                .map(part -> String.valueOf(((JLabel) part).getText()))
                .toList();
    }

    private void tick() {
        ShownParts.of(form).filter(JCheckBox.class::isInstance).forEach(part -> ((JCheckBox) part).doClick());
    }

    private PinField field() {
        return ShownParts.of(form)
                .filter(PinField.class::isInstance)
                .map(PinField.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private Object inItsPlace() {
        return field().getClientProperty(FlatClientProperties.PLACEHOLDER_TEXT);
    }

    @Test
    void aForgottenPinHasItsHelpBelowTheField() {
        form.show(PinState.counted(6, 6, false));
        assertThat(texts()).noneMatch(text -> text.contains("4008708080"));

        ShownParts.of(form)
                .filter(JButton.class::isInstance)
                .map(JButton.class::cast)
                .filter(button -> button.getText().equals(words.get("pin.forgotten")))
                .forEach(JButton::doClick);

        assertThat(texts()).contains(words.get("pin.forgotten.text")).anyMatch(text -> text.contains("4008708080"));
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
    void whoAsksIsSaidWithTheFieldAndSoAreTheTries() {
        form.show(PinState.counted(6, 6, false));
        form.introduce("平台 湖北省政府采购网");

        assertThat(description()).startsWith("平台 湖北省政府采购网\n还可尝试 6 次\n");
    }

    /** It takes no line of its own there, since the notice of the last try takes many. */
    @Test
    void aWrongPinBeforeTheLastTryIsToldBesideTheNameInALowWindow() {
        form.setLow(true, false);
        form.showWrong(PinState.counted(1, 6, false));
        form.setLow(true, false);

        assertThat(message().getParent()).isEqualTo(name().getParent());
        form.show(PinState.counted(5, 6, false));
        form.setLow(true, false);
        form.warn("x");
        assertThat(message().getParent()).isEqualTo(field().getParent().getParent());
    }

    private JTextComponent message() {
        return ShownParts.of(form)
                .filter(part -> part instanceof JTextComponent text
                        && List.of("x", words.get("pin.wrong.unknown")).contains(text.getText()))
                .map(JTextComponent.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private JLabel name() {
        return ShownParts.of(form)
                .filter(part -> part instanceof JLabel label && field().equals(label.getLabelFor()))
                .map(JLabel.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private String description() {
        return field().getAccessibleContext().getAccessibleDescription();
    }
}
