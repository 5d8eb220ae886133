package signinghelper.window.pin;

import com.formdev.flatlaf.FlatClientProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.window.part.Words;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.JButton;
import javax.swing.text.BadLocationException;
import javax.swing.text.Segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PinFieldTest {
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger confirmed = new AtomicInteger();
    private final PinField field = new PinField(
            new Words(Language.CHINESE, new GuidanceBook()), changes::incrementAndGet, confirmed::incrementAndGet);

    @Test
    void holdsWhatIsTypedAndHandsItOver() {
        type("a");
        field.setCaretPosition(1);
        type("1~");

        assertThat(typed()).hasToString("a1~");
        try (var pin = field.pin()) {
            assertThat(pin.toNulTerminated()).isEqualTo("a1~\0".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(changes).hasValue(2);
    }

    /** Swing copies a field's text; the copies hold asterisks alone, so no PIN stays in memory. */
    @Test
    void givesSwingNothingButAsterisks() throws BadLocationException {
        type("123456");
        var segment = new Segment();
        field.getDocument().getText(0, 6, segment);

        assertThat(segment).hasToString("******");
        assertThat(field.getPassword()).containsOnly('*').hasSize(6);
        assertThat(field.getDocument().getText(0, 6)).isEqualTo("******");
    }

    @Test
    void followsEveryEdit() {
        type("abcdef");
        field.select(1, 3);
        type("XYZ");
        assertThat(typed()).hasToString("aXYZdef");

        field.setCaretPosition(7);
        field.select(5, 7);
        type("");
        assertThat(typed()).hasToString("aXYZd");

        field.setCaretPosition(0);
        type("0");
        assertThat(typed()).hasToString("0aXYZd");
        assertThat(field.getDocument().getLength()).isEqualTo(6);
    }

    @Test
    void keepsNothingOfWhatIsCleared() {
        type("123456");
        CharSequence before = field.typed();
        field.clear();

        assertThat(field.isEmpty()).isTrue();
        assertThat(typed()).isEmpty();
        assertThat(before).hasToString("\0".repeat(6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 34", "１２３４", "12\n34", "密码"})
    void handsNothingOverThatNoUKeyCouldAccept(String text) {
        type(text);

        assertThatThrownBy(field::pin).isInstanceOf(IllegalArgumentException.class);
        assertThat(typed().length()).isEqualTo(text.length());
    }

    @Test
    void leavesOutWhatIsLongerThanAnyPin() {
        type("1".repeat(1000));
        type("2".repeat(25));
        assertThat(typed().length()).isEqualTo(1000);
        type("2".repeat(24));
        assertThat(typed().length()).isEqualTo(1024);
    }

    /** The picture differs while the eye is pressed, and Swing still holds asterisks alone. */
    @Test
    void showsWhatIsTypedWhileTheEyeIsPressed() {
        field.setSize(200, 40);
        type("123456");
        var hidden = pixels();
        var eye = ((JButton) field.getClientProperty(FlatClientProperties.TEXT_FIELD_TRAILING_COMPONENT)).getModel();

        eye.setArmed(true);
        eye.setPressed(true);
        assertThat(pixels()).isNotEqualTo(hidden);
        assertThat(field.getPassword()).containsOnly('*');

        eye.setPressed(false);
        assertThat(pixels()).isEqualTo(hidden);
    }

    private int[] pixels() {
        var picture = new BufferedImage(200, 40, BufferedImage.TYPE_INT_RGB);
        field.paint(picture.createGraphics());
        return picture.getRGB(0, 0, 200, 40, null, 0, 200);
    }

    @Test
    void enterConfirms() {
        field.postActionEvent();

        assertThat(confirmed).hasValue(1);
    }

    private CharSequence typed() {
        return field.typed();
    }

    private void type(String text) {
        field.replaceSelection(text);
    }
}
