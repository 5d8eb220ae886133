package signinghelper.app;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.installation.Product;
import signinghelper.platform.TestProduct;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.bridge.BridgeLaunch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A program whose folder is as an MSI's upgrade leaves it. */
class StillInstalledTest {
    private static final BridgeLaunch LAUNCH = new BridgeLaunch(List.of("java"), Map.of());

    @TempDir
    private Path folder;

    private Path program;
    private StillInstalled preparation;

    @BeforeEach
    void install() throws IOException {
        program = Files.createDirectories(folder.resolve("versions/1.0.0"));
        Files.write(program.resolve(Product.FILE), TestProduct.DEMO.text());
        Files.writeString(folder.resolve("current"), "1.0.0\n");
        preparation = new StillInstalled(program, () -> LAUNCH);
    }

    @Test
    void aWholeProgramStartsItsBridgesAlsoAfterAnUpdate() throws Exception {
        Files.writeString(folder.resolve("current"), "1.1.0\n");

        assertThat(preparation.prepare()).isEqualTo(LAUNCH);
    }

    @Test
    void aProgramThatAnUpgradeHasTakenAwaySaysThatTheBrowserIsToBeOpenedAnew() throws Exception {
        Files.writeString(folder.resolve("current"), "1.1.0\n");
        Files.delete(program.resolve(Product.FILE));

        var refusal = catchThrowableOfType(Refusal.class, preparation::prepare);

        assertThat(refusal.code()).isEqualTo(ErrorCode.UPDATE_PENDING);
        assertThat(refusal.facts()).isEqualTo(Map.of("version", "1.1.0"));
    }

    @Test
    void withoutASuccessorTheLibraryIsTriedAsUsual() throws Exception {
        Files.delete(program.resolve(Product.FILE));

        assertThat(preparation.prepare()).isEqualTo(LAUNCH);
    }
}
