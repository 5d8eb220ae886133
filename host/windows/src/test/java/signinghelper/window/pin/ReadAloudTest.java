package signinghelper.window.pin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The prompts as Debian's AT-SPI tells them to a screen reader. */
@Tag("slow")
class ReadAloudTest {
    private static final List<String> CONTROLS =
            List.of("button", "check box", "combo box", "password text", "table", "toggle button");

    @TempDir
    private Path folder;

    /** A part of a window. */
    private record Part(String role, String name, String description, List<String> states) {
        boolean isControl() {
            return CONTROLS.contains(role) && states.contains("showing") && states.contains("focusable");
        }
    }

    private List<Part> told(String name) throws Exception {
        // The registry says on the same output that it runs.
        return parts(new SpokenDesktop(folder)
                .told(name).stream().filter(line -> line.startsWith("{")).toList());
    }

    private static List<Part> parts(List<String> lines) throws Exception {
        var parts = new ArrayList<Part>();
        for (var line : lines) {
            var told = new JsonMapper().readTree(line);
            var states = new ArrayList<String>();
            told.path("states").forEach((JsonNode state) -> states.add(state.asText()));
            parts.add(new Part(
                    told.path("role").asText(),
                    told.path("name").asText(),
                    told.path("description").asText(),
                    states));
        }
        return parts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"login-two", "sign-sealed", "bind-mismatch", "choose", "change", "sign-20-stopped"})
    void everyControlHasAName(String window) throws Exception {
        var parts = told(window);

        assertThat(parts).anyMatch(Part::isControl);
        assertThat(parts)
                .filteredOn(Part::isControl)
                .allSatisfy(part -> assertThat(part.name()).as(part.toString()).isNotBlank());
    }

    @Test
    void aLoginSaysWhoAsksWithWhatAndHowManyTriesAreLeft() throws Exception {
        var parts = told("login-two");

        assertThat(parts)
                .filteredOn(Part::isControl)
                .extracting(part -> part.role() + " " + part.name())
                .containsSubsequence("password text U-Key PIN", "button 忘记 PIN？", "button 登录", "button 取消");
        assertThat(the("combo box", parts).name()).contains("湖北某某科技有限公司");
        assertThat(the("password text", parts).description())
                .contains("平台 湖北省政府采购电子交易数据汇聚平台", "网址 https://czt.hubei.gov.cn", "请求用 CA 证书登录")
                .contains("证书 湖北某某科技有限公司", "还可尝试 6 次");
    }

    @Test
    void aLastTrySaysItsRiskWithTheTickThatHasTheFocus() throws Exception {
        var tick = the("check box", told("login-wrong-last"));

        assertThat(tick.name()).startsWith("我确认 PIN 无误");
        assertThat(tick.description()).contains("最后一次机会", "再输错，U-Key 就会锁定", "湖北CA 4008708080");
        assertThat(tick.states()).contains("focused").doesNotContain("checked");
    }

    @Test
    void aMismatchSaysItsReasonAndStepsWithTheOneButton() throws Exception {
        var close = told("bind-mismatch").stream()
                .filter(part -> part.name().equals("关闭"))
                .findFirst()
                .orElseThrow();

        assertThat(close.states()).contains("focused");
        assertThat(close.description()).contains("账号 ", "CA 证书与账号的单位名称和统一社会信用代码都不一致", "4. 如果账号信息正确");
    }

    private static Part the(String role, List<Part> parts) {
        return parts.stream()
                .filter(part -> part.role().equals(role) && part.isControl())
                .findFirst()
                .orElseThrow();
    }
}
