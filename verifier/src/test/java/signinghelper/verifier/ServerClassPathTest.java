package signinghelper.verifier;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Libraries that draw pages, which a server neither needs nor trusts. */
class ServerClassPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"org.apache.pdfbox.Loader", "org.apache.fontbox.ttf.TTFParser"})
    void areNotThere(String type) {
        assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
    }
}
