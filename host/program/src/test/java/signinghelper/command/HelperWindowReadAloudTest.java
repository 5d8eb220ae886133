package signinghelper.command;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.window.spoken.SpokenDesktop;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Every page of the helper window as Debian's AT-SPI tells it, and a verdict as its screen reader says it. */
@Tag("slow")
@Tag("full")
class HelperWindowReadAloudTest {
    private static final Path CONTROLS = Path.of("src/test/resources/signinghelper/command/controls.txt");

    @TempDir
    private Path folder;

    @Test
    void everyControlHasANameAndItsPlace() throws Exception {
        var pages = new SpokenDesktop(folder).told(SpokenHelper.class, folder.toString(), ".*");

        pages.assertNamed();
        pages.assertApproved(CONTROLS);
        assertThat(pages.parts("settings"))
                .filteredOn(part -> part.role().equals("combo box") && part.isControl())
                .extracting(part -> part.description().split("：", 2)[0])
                .containsExactly("语言", "文字大小", "外观");
    }

    @Test
    void aVerdictIsSaidOnceItIsThere() throws Exception {
        var said = new SpokenDesktop(folder).heard("签名人：", SpokenHelper.class, folder.toString(), "report-signed");

        assertThat(said).anySatisfy(line -> assertThat(line).contains("signed.txt.p7s", "测试供应商有限公司"));
    }
}
