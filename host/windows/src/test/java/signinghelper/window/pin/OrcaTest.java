package signinghelper.window.pin;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.window.spoken.SpokenDesktop;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The prompts as Debian's screen reader says them. */
@Tag("slow")
@Tag("full")
class OrcaTest {
    private static final String READY = "现在可以操作";
    private static final String ASKER = "平台 湖北省政府采购电子交易数据汇聚平台、网址 https://czt.hubei.gov.cn、";

    @TempDir
    private Path folder;

    private List<String> heard(String name, String last) throws Exception {
        return new SpokenDesktop(folder).heard(last, SpokenWindows.class, folder.toString(), name);
    }

    private static String the(List<String> said, String part) {
        assertThat(said).filteredOn(line -> line.contains(part)).as(part).hasSize(1);
        return said.stream().filter(line -> line.contains(part)).findFirst().orElseThrow();
    }

    /** Returns the latest with this part: a case of several steps may be read at each of them. */
    private static String latest(List<String> said, String part) {
        return said.stream()
                .filter(line -> line.contains(part))
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    @Test
    void aLoginSaysOnceWhoAsksWithWhatAndThenThatItTakesKeys() throws Exception {
        var said = heard("login-two", READY);

        assertThat(said).containsSubsequence("U-Key PIN password text.", the(said, ASKER), READY);
        assertThat(the(said, ASKER)).contains("请求用 CA 证书登录", "证书 湖北某某科技有限公司", "还可尝试 6 次");
    }

    @Test
    void aLastTrySaysItsRiskWithTheTick() throws Exception {
        var said = heard("login-wrong-last", READY);

        assertThat(the(said, "我确认 PIN 无误")).endsWith("check box not checked.");
        assertThat(latest(said, ASKER)).contains("最后一次机会", "再输错，U-Key 就会锁定", "湖北CA 4008708080");
    }

    @Test
    void aLockedKeySaysItsStepsWithTheOneButton() throws Exception {
        var said = heard("login-locked", READY);

        assertThat(said).contains("关闭 button.");
        assertThat(the(said, ASKER)).contains("U-Key 已锁定", "1. 请联系发证机构（湖北CA 4008708080）解锁");
    }

    @Test
    void aChoiceOfCertificatesSaysWhoAsksOnceItTakesKeys() throws Exception {
        var said = heard("choose", "请选择签名证书");

        assertThat(said).anyMatch(line -> line.contains("combo box"));
        assertThat(the(said, ASKER)).contains("请选择签名证书");
    }

    @Test
    void thePlacesOfSealsAreAskedForWithTheirButton() throws Exception {
        var said = heard("sign-sealed", READY);

        assertThat(said).contains("指定位置 button.");
        assertThat(the(said, ASKER)).contains("请求签名 20 个文件，其中 20 个盖章", "有 1 个文件需要您指定盖章位置");
    }
}
