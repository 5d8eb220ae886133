package signinghelper.formats.ofd.pages;

import org.junit.jupiter.api.Test;
import signinghelper.formats.internal.pages.FoundText;

import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class OfdKeywordsTest {
    private static Optional<FoundText> find(String objects, String text) throws Exception {
        return OfdKeywords.find(TestPage.with(objects).content(), text);
    }

    @Test
    void findsTheMiddle() throws Exception {
        var found =
                find(TestPage.text(20, 30, "DeltaX=\"g 5 4\"", "请在盖章处"), "盖章处").orElseThrow();

        assertThat(found.page()).isEqualTo(1);
        assertThat(found.x()).isCloseTo(34, within(0.01));
        assertThat(found.y()).isCloseTo(28.5, within(0.01));
    }

    @Test
    void letterRunsOfOneLineAreJoined() throws Exception {
        var apart = TestPage.text(20, 30, "DeltaX=\"4\"", "盖 ") + TestPage.text(28, 30.2, "", "章");
        assertThat(find(apart, "盖章")).isPresent();
        assertThat(find(TestPage.text(20, 30, "", "盖") + TestPage.text(20, 40, "", "章"), "盖章"))
                .isEmpty();
    }

    @Test
    void aColumnIsALine() throws Exception {
        assertThat(find(TestPage.text(20, 30, "DeltaY=\"4 4\"", "盖章处"), "盖章处")).isPresent();
    }

    @Test
    void aPageThatIsNotDrawnIsSearched() throws Exception {
        var composite = "<ofd:CompositeObject Boundary=\"0 0 9 9\" ResourceID=\"3\"/>";
        assertThat(find(composite + TestPage.text(20, 30, "", "章"), "章")).isPresent();
    }
}
