package signinghelper.installation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProductTest {
    @TempDir
    private Path folder;

    @Test
    void hasNamesOfItsOwnForEverySystem() {
        var product = new Product("two-provinces", Map.of("zh-CN", "两省平台", "en", "Two provinces"));

        assertThat(product.name()).isEqualTo("signing-helper-two-provinces");
        assertThat(product.nameOnWindows()).isEqualTo("SigningHelper-two-provinces");
        // Chromium: lower case letters, digits, "." and "_".
        assertThat(product.hostName()).isEqualTo("signinghelper.two_provinces").matches("\\w+(\\.\\w+)*");
    }

    @Test
    void isReadAsItWasWritten() throws Exception {
        Files.write(folder.resolve(Product.FILE), TestProduct.DEMO.text());

        assertThat(Product.of(folder)).isEqualTo(TestProduct.DEMO);
        assertThat(folder.resolve(Product.FILE)).hasContent("demo\n演示平台\nDemo portal\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "demo\n平台\n",
                "../demo\n平台\nPortal",
                "Demo\n平台\nPortal",
                "demo\n \nPortal",
                "a\nb\nc\nd"
            })
    void aDamagedFileNamesNone(String text) throws Exception {
        Files.writeString(folder.resolve(Product.FILE), text);

        assertThatThrownBy(() -> Product.of(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void aMissingFileNamesNone() {
        assertThatThrownBy(() -> Product.of(folder)).isInstanceOf(IOException.class);
    }
}
