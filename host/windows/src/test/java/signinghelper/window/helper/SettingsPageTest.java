package signinghelper.window.helper;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.window.part.Appearance;
import signinghelper.window.part.Words;
import signinghelper.work.WindowSettings;
import signinghelper.work.WindowSettings.Look;

import java.awt.Component;
import java.awt.Container;
import java.util.stream.Stream;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsPageTest {
    private final AskedActions actions = new AskedActions();
    private final Container content = (Container)
            new SettingsPage(new Words(Language.CHINESE, new GuidanceBook()), WindowSettings.USUAL, actions).content();

    @BeforeAll
    static void setTheLook() {
        Appearance.apply(false);
    }

    private Component named(String name) {
        return parts(content)
                .filter(part -> name.equals(part.getName()))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Component> parts(Container in) {
        return Stream.of(in.getComponents())
                .flatMap(part -> part instanceof Container inner
                        ? Stream.concat(Stream.of(part), parts(inner))
                        : Stream.of(part));
    }

    @Test
    void eachChoiceIsInForceAtOnceAndChangesNothingElse() {
        ((JComboBox<?>) named("language")).setSelectedIndex(2);
        ((JComboBox<?>) named("size")).setSelectedIndex(2);
        ((JComboBox<?>) named("look")).setSelectedIndex(3);
        ((JCheckBox) named("notices")).doClick();

        assertThat(actions.settled())
                .containsExactly(
                        WindowSettings.USUAL.in(Language.ENGLISH),
                        WindowSettings.USUAL.sized(150),
                        WindowSettings.USUAL.looking(Look.CONTRAST),
                        WindowSettings.USUAL.telling(false));
    }

    @Test
    void whatIsChosenAgainChangesNothing() {
        ((JComboBox<?>) named("look")).setSelectedIndex(0);

        assertThat(actions.settled()).isEmpty();
    }

    @Test
    void everyControlIsNamedAndDescribed() {
        for (var name : new String[] {"language", "size", "look", "notices"}) {
            var spoken = named(name).getAccessibleContext();
            assertThat(spoken.getAccessibleName()).as(name).isNotBlank();
            assertThat(spoken.getAccessibleDescription()).as(name).isNotBlank();
        }
    }
}
