package signinghelper.window.pin;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.window.spoken.SpokenDesktop;
import signinghelper.window.spoken.SpokenWindowList;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The prompts as Debian's AT-SPI tells it to a screen reader. */
@Tag("slow")
class ReadAloudTest {
    private static final Path CONTROLS = Path.of("src/test/resources/signinghelper/window/pin/controls.txt");

    private static SpokenWindowList prompts;

    @BeforeAll
    static void listen(@TempDir Path folder) throws Exception {
        prompts = new SpokenDesktop(folder)
                .told(SpokenWindows.class, folder.toString(), "login-two|login-wrong-last|bind-mismatch");
    }

    @Test
    @Tag("full")
    void everyControlOfEachHasANameAndItsPlace(@TempDir Path folder) throws Exception {
        var all = new SpokenDesktop(folder).told(SpokenWindows.class, folder.toString(), ".*");

        all.assertNamed();
        all.assertApproved(CONTROLS);
    }

    @Test
    void aLoginSaysWhoAsksWithWhatAndHowManyTriesAreLeft() {
        assertThat(prompts.the("combo box", "login-two").name()).contains("湖北某某科技有限公司");
        assertThat(prompts.the("password text", "login-two").description())
                .contains("平台 湖北省政府采购电子交易数据汇聚平台", "网址 https://czt.hubei.gov.cn", "请求用 CA 证书登录")
                .contains("证书 湖北某某科技有限公司", "还可尝试 6 次");
    }

    @Test
    void aLastTrySaysItsRiskWithTheTickThatHasTheFocus() {
        var tick = prompts.the("check box", "login-wrong-last");

        assertThat(tick.name()).startsWith("我确认 PIN 无误");
        assertThat(tick.description()).contains("最后一次机会", "再输错，U-Key 就会锁定", "湖北CA 4008708080");
        assertThat(tick.states()).contains("focused").doesNotContain("checked");
    }

    @Test
    void aMismatchSaysItsReasonAndStepsWithTheOneButton() {
        var close = prompts.parts("bind-mismatch").stream()
                .filter(part -> part.name().equals("关闭"))
                .findFirst()
                .orElseThrow();

        assertThat(close.states()).contains("focused");
        assertThat(close.description()).contains("账号 ", "CA 证书与账号的单位名称和统一社会信用代码都不一致", "4. 如果账号信息正确");
    }
}
