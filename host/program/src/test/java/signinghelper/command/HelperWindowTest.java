package signinghelper.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.desktop.TestDisplay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The helper window as a user finds it, on a screen of its own. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HelperWindowTest {
    @TempDir
    private Path folder;

    private TestDisplay display;

    @BeforeAll
    void openDisplay() throws IOException {
        display = TestDisplay.open();
    }

    @AfterAll
    void closeDisplay() {
        display.close();
    }

    @Test
    void showsFindingsAndUKeysAsTheyComeAndLooksAgain() throws Exception {
        assertShows("zh-CN", "版本 1.2.3", "有问题：电脑时间", "没有检测到 U-Key", "签名", "可用", "Signing Helper");
    }

    @Tag("full")
    @Test
    void showsThemInEnglish() throws Exception {
        assertShows("en", "Version 1.2.3", "Problem: ", "No U-Key was found", "signing", "usable", "政采签章助手");
    }

    private void assertShows(
            String language,
            String version,
            String problem,
            String noToken,
            String use,
            String usable,
            String otherTitle)
            throws Exception {
        var printed = display.run(HelperWindowProgram.class, List.of(folder.toString(), language));
        var shown = new JsonMapper().readValue(printed, HelperWindowProgram.Shown.class);
        var first = String.join("\n", shown.first());
        var plugged = String.join("\n", shown.plugged());

        assertThat(first).contains(version, problem, noToken, "1. ").doesNotContain("7531", "测试供应商");
        assertThat(String.join("\n", shown.evidence())).contains("…7531").doesNotContain("SECRET", "PASSWORD");
        assertThat(plugged).contains("测试锁", "测试供应商有限公司", "SM2", use, usable);
        assertThat(String.join("\n", shown.pulled())).contains(noToken);
        assertThat(shown.scrolled()).as("what comes later is not scrolled to").isZero();
        assertThat(shown.looksAfterAgain()).isEqualTo(shown.looksBeforeAgain() + 1);
        assertThat(shown.windowsAfterSecondOpening()).isEqualTo(1);
        assertThat(shown.isInFrontAgain()).isTrue();
        assertThat(shown.otherTitle()).startsWith(otherTitle);
        assertThat(String.join("\n", shown.other())).contains("1. ").doesNotContain(problem);
        assertThat(shown.nameless()).isEmpty();
        assertThat(shown.watchersAfterClosing()).isZero();
        assertThat(shown.windowsAfterClosing()).isZero();
    }
}
