package signinghelper.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.match.Account;
import signinghelper.testkit.desktop.TestDisplay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.command.TestCertificates.ACCOUNT;

/** The texts in the window that binds, as a user finds them there. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BindingWindowTest {
    private static final String NAME_DIFFERS = "单位名称不同：证书是";
    private static final String LOCAL_LEVEL_DIFFERS = "账号的名称如果多出“本级”";
    private static final String CODE_DIFFERS = "统一社会信用代码不同";

    private static final List<String> NAMES = List.of("其他有限公司", "测试供应商有限公司", "测试供应商有限公司（本级）");
    private static final List<String> CREDIT_CODES = List.of("914201007071167872", "914201007713589677");

    private final Map<Account, BindingWindow.Shown> shown = new HashMap<>();

    @BeforeAll
    void showEachAccount(@TempDir Path folder) throws IOException {
        var accounts = new ArrayList<Account>();
        var arguments = new ArrayList<>(List.of(folder.toString()));
        for (var name : NAMES) {
            for (var code : CREDIT_CODES) {
                accounts.add(new Account(name, code, Account.Role.SUPPLIER));
                arguments.addAll(List.of(name, code));
            }
        }
        try (var display = TestDisplay.open()) {
            var printed = display.run(BindingWindow.class, arguments);
            var windows = new JsonMapper().readValue(printed, BindingWindow.Shown[].class);
            for (var at = 0; at < windows.length; at++) {
                shown.put(accounts.get(at), windows[at]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "其他有限公司, 914201007071167872, CA 证书与账号的单位名称不一致, true, false, false",
        "测试供应商有限公司, 914201007713589677, CA 证书与账号的统一社会信用代码不一致, false, false, true",
        "其他有限公司, 914201007713589677, CA 证书与账号的单位名称和统一社会信用代码都不一致, true, false, true",
        "测试供应商有限公司（本级）, 914201007071167872, CA 证书与账号的单位名称只差“本级”两个字, false, true, false",
    })
    void saysWhatDiffersAndThatAloneAndTheWayToChangeIt(
            String name,
            String creditCode,
            String title,
            boolean nameDiffers,
            boolean localLevelDiffers,
            boolean codeDiffers) {
        var shown = shown(new Account(name, creditCode, Account.Role.SUPPLIER));
        var words = String.join("\n", shown.texts());

        assertThat(shown.texts()).contains(name, creditCode, title);
        assertThat(words).contains("在“供应商菜单”中修改保存后重试。");
        assertThat(words.contains(NAME_DIFFERS)).isEqualTo(nameDiffers);
        assertThat(words.contains(LOCAL_LEVEL_DIFFERS)).isEqualTo(localLevelDiffers);
        assertThat(words.contains(CODE_DIFFERS)).as(words).isEqualTo(codeDiffers);
        assertThat(shown.takesPin()).isFalse();
    }

    @Test
    void saysNothingOfTheKindWhereBothNameTheSame() {
        var shown = shown(ACCOUNT);

        assertThat(String.join("\n", shown.texts())).doesNotContain("不一致", NAME_DIFFERS, CODE_DIFFERS, "本级");
        assertThat(shown.takesPin()).isTrue();
    }

    @Test
    void hasItsOwnIconAndOneRightEdge() {
        var shown = shown(ACCOUNT);

        assertThat(shown.icons()).contains(16, 32, 48, 256);
        assertThat(shown.pinEnd()).isEqualTo(shown.chooserEnd());
    }

    private BindingWindow.Shown shown(Account account) {
        return Objects.requireNonNull(shown.get(account));
    }
}
