package signinghelper.window.pin;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.prompt.OfferedKey;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;
import signinghelper.token.PinState;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenInfo;
import signinghelper.window.part.ShownParts;
import signinghelper.window.part.SpokenEntries;
import signinghelper.window.part.Words;

import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JTextArea;
import javax.swing.plaf.basic.BasicHTML;

import static org.assertj.core.api.Assertions.assertThat;

class KeyChooserTest {
    private final List<OfferedKey> changes = new ArrayList<>();

    @BeforeAll
    static void setTheLook() {
        FlatLaf.setup(new FlatLightLaf());
    }

    @Test
    void tellsWhoseKeyOfWhatKindUntilWhenAndWhere() {
        var chooser = chooser(key("测试供应商有限公司", SoftwareKey.Kind.SM2, "我的 U-Key"));

        assertThat(chooser.getItemAt(0)).hasToString("测试供应商有限公司、SM2、2036-01-01 到期、我的 U-Key");
    }

    @Test
    void showsWhatIsHiddenInAName() {
        var chooser = chooser(key("Ministry\u202E", SoftwareKey.Kind.P256, "a\nb"));

        assertThat(chooser.getItemAt(0).toString())
                .startsWith("Ministry<U+202E>、ECDSA")
                .contains("a<U+000A>b");
    }

    @Test
    void readsNoHtmlInAName() {
        var chooser = chooser(key("<html><b>Ministry", SoftwareKey.Kind.P256, "A"));
        for (var row : new int[] {-1, 0}) {
            assertThat(texts(chooser, row)).contains("<html><b>Ministry");
            assertThat(parts(chooser, row))
                    .allSatisfy(part -> assertThat(part.getClientProperty(BasicHTML.propertyKey))
                            .isNull());
        }
    }

    private static List<JComponent> parts(KeyChooser chooser, int row) {
        var cell = chooser.getRenderer()
                .getListCellRendererComponent(new JList<>(), chooser.getItemAt(0), row, false, false);
        return ShownParts.of(cell).map(JComponent.class::cast).toList();
    }

    private static List<String> texts(KeyChooser chooser, int row) {
        return parts(chooser, row).stream()
                .filter(JTextArea.class::isInstance)
                .map(part -> ((JTextArea) part).getText())
                .toList();
    }

    @Test
    void eachEntryHasItsNameForAScreenReader() {
        var chooser = chooser(key("甲公司", SoftwareKey.Kind.SM2, "A"), key("乙公司", SoftwareKey.Kind.RSA, "B"));

        assertThat(SpokenEntries.of(chooser)).containsExactly("甲公司、SM2、2036-01-01 到期、A", "乙公司、RSA、2036-01-01 到期、B");
    }

    /** The card is the one place that names who signs. */
    @Test
    void aLongNameIsShownWholeInAHigherCard() {
        var name = "湖北省" + "某某".repeat(40) + "第二分公司";
        var shorter = chooser(key("甲公司", SoftwareKey.Kind.P256, "A"));
        var longer = chooser(key(name, SoftwareKey.Kind.P256, "A"));
        shorter.setSize(400, 60);
        longer.setSize(400, 60);

        assertThat(texts(longer, -1)).contains(name);
        assertThat(longer.getPreferredSize().height)
                .isGreaterThan(shorter.getPreferredSize().height
                        + 2 * longer.getFontMetrics(longer.getFont()).getHeight());
    }

    /** Otherwise the card would look the same, whichever is chosen. */
    @Test
    void alikeCertificatesOfTwoUKeysAreToldApart() {
        var chooser = chooser(key("甲公司", SoftwareKey.Kind.SM2, "A"), key("甲公司", SoftwareKey.Kind.SM2, "B"));

        assertThat(chooser.getItemAt(0).details()).endsWith(" · A（序列号尾号 rial）");
        assertThat(chooser.getItemAt(1).details()).endsWith(" · B（序列号尾号 rial）");
        assertThat(chooser(key("甲公司", SoftwareKey.Kind.SM2, "A")).getItemAt(0).details())
                .endsWith("到期");
    }

    /** In a small window too, where a single one has no details. */
    @Test
    void alikeCertificatesAreToldApartInALowWindow() {
        var one = chooser(key("甲公司", SoftwareKey.Kind.SM2, "A"));
        var two = chooser(key("甲公司", SoftwareKey.Kind.SM2, "A"), key("甲公司", SoftwareKey.Kind.RSA, "A"));
        one.setLow(true, false);
        two.setLow(true, false);

        assertThat(texts(one, -1)).containsExactly("甲公司");
        assertThat(texts(two, -1)).hasSize(2).last().asString().startsWith("SM2");
    }

    @Test
    void oneAloneIsNoStopOfTheTabKey() {
        var first = key("First", SoftwareKey.Kind.P256, "A");
        var chooser = chooser(first);
        assertThat(chooser.isEnabled()).isFalse();

        chooser.offer(List.of(first, key("Second", SoftwareKey.Kind.RSA, "B")));
        assertThat(chooser.isEnabled()).isTrue();

        chooser.allow(false);
        assertThat(chooser.isEnabled()).isFalse();
    }

    @Test
    void theFirstIsChosenUntilThePersonTakesAnother() {
        var first = key("First", SoftwareKey.Kind.P256, "A");
        var second = key("Second", SoftwareKey.Kind.RSA, "B");
        var chooser = chooser(first, second);

        assertThat(chooser.chosen()).isEqualTo(first);
        chooser.setSelectedIndex(1);
        assertThat(chooser.chosen()).isEqualTo(second);
        assertThat(changes).containsExactly(second);
    }

    /** Two U-Keys may hold the same certificate and have the same label. */
    @Test
    void twoThatReadTheSameCanBothBeChosen() {
        var key = SoftwareKey.make(SoftwareKey.Kind.P256).entry(KeyEntry.Use.SIGNATURE);
        var first = OfferedKey.of(new HeldKey(token("first", "Label"), key), HolderRules.USUAL, null);
        var second = OfferedKey.of(new HeldKey(token("second", "Label"), key), HolderRules.USUAL, null);
        var chooser = chooser(first, second);
        chooser.setSelectedIndex(1);

        assertThat(chooser.chosen()).isEqualTo(second);
    }

    @Test
    void whatIsChosenStaysChosenWhenAnotherUKeyComes() {
        var first = key("First", SoftwareKey.Kind.P256, "A");
        var second = key("Second", SoftwareKey.Kind.RSA, "B");
        var third = key("Third", SoftwareKey.Kind.P256, "C");
        var chooser = chooser(first, second);
        chooser.setSelectedIndex(1);
        changes.clear();

        chooser.offer(List.of(third, first, second));

        assertThat(chooser.chosen()).isEqualTo(second);
        assertThat(chooser.getSelectedItem()).hasToString(String.valueOf(chooser.getItemAt(2)));
        assertThat(chooser.getItemCount()).isEqualTo(3);
        assertThat(changes).isEmpty();
    }

    @Test
    void theChosenKeyOfAPulledUKeyStaysAndSaysSoUntilItComesBackInAnotherPlace() {
        var entry = SoftwareKey.make(SoftwareKey.Kind.P256).entry(KeyEntry.Use.SIGNATURE);
        var before = OfferedKey.of(new HeldKey(token("here", "Label"), entry), HolderRules.USUAL, null);
        var other = key("Other", SoftwareKey.Kind.P256, "Other");
        var chooser = chooser(before, other);

        chooser.offer(List.of());
        assertThat(PluggedKeys.isPulled(chooser.chosen())).isTrue();
        assertThat(chooser.chosen().held()).isEqualTo(before.held());
        assertThat(chooser.getItemCount()).isEqualTo(1);

        var back = OfferedKey.of(new HeldKey(token("there", "Label"), entry), HolderRules.USUAL, null);
        chooser.offer(List.of(other, back));
        assertThat(chooser.chosen()).isEqualTo(back);
        assertThat(chooser.getItemCount()).isEqualTo(2);
    }

    @Test
    void anotherUKeyWithTheSameCertificateIsAnotherKey() {
        var entry = SoftwareKey.make(SoftwareKey.Kind.P256).entry(KeyEntry.Use.SIGNATURE);
        var chooser = chooser(OfferedKey.of(new HeldKey(token("here", "Label"), entry), HolderRules.USUAL, null));
        var stranger = new TokenInfo("fake", "here", "Label", "another serial", PinState.counted(6, 6, false));

        chooser.offer(List.of(OfferedKey.of(new HeldKey(stranger, entry), HolderRules.USUAL, null)));

        assertThat(PluggedKeys.isPulled(chooser.chosen())).isTrue();
        assertThat(chooser.getItemCount()).isEqualTo(2);
    }

    /** Two drivers may show one U-Key, and which of them leads to it can change: the user's choice must not be lost. */
    @Test
    void chosenKeyStaysWhenAnotherDriverLeadsToIt() {
        var entry = SoftwareKey.make(SoftwareKey.Kind.P256).entry(KeyEntry.Use.SIGNATURE);
        var chooser = chooser(OfferedKey.of(new HeldKey(token("here", "Label"), entry), HolderRules.USUAL, null));
        var better = new TokenInfo("better", "1", "Other label", "SERIAL", PinState.counted(6, 6, false));
        var now = OfferedKey.of(new HeldKey(better, entry), HolderRules.USUAL, null);

        chooser.offer(List.of(now));

        assertThat(chooser.chosen()).isEqualTo(now);
        assertThat(chooser.getItemCount()).isEqualTo(1);
    }

    private KeyChooser chooser(OfferedKey... keys) {
        return new KeyChooser(List.of(keys), new Words(Language.CHINESE, new GuidanceBook()), changes::add);
    }

    private static OfferedKey key(String organisation, SoftwareKey.Kind kind, String label) {
        var entry = SoftwareKey.make(kind, organisation).entry(KeyEntry.Use.SIGNATURE);
        return OfferedKey.of(new HeldKey(token(label, label), entry), HolderRules.USUAL, null);
    }

    private static TokenInfo token(String reference, String label) {
        return new TokenInfo("fake", reference, label, "serial", PinState.counted(6, 6, false));
    }
}
