package signinghelper.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.profile.Profile;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class LandingPageTest {
    private static final Path ROOT = Path.of("../..");
    private static final String EXAMPLE = "https://trade.example.org";

    private static String page(String profile, String origin) throws IOException {
        return page(profile, origin, null);
    }

    private static String page(String profile, String origin, @Nullable String setup) throws IOException {
        return page(json(profile), origin, setup);
    }

    private static JsonNode json(String profile) throws IOException {
        return new ObjectMapper()
                .readTree(ROOT.resolve("profiles")
                        .resolve(profile)
                        .resolve("profile.json")
                        .toFile());
    }

    private static String page(JsonNode json, String origin, @Nullable String setup) throws IOException {
        var link = URI.create("jnlps://trade.example.org/helper/signing-helper.jnlp");
        return new LandingPage(
                        new WireFormat().decode(Profile.class, json.toString()),
                        "1.2.3",
                        link,
                        origin,
                        "106",
                        "Example <Ltd>",
                        setup)
                .html(Template.read(ROOT.resolve("jnlp/site/index.html")));
    }

    @Test
    void namesPortalVersionAndLinks() throws IOException {
        assertThat(page("example", EXAMPLE, "a&b-setup.exe"))
                .contains("用于示例省公共采购平台（虚构），版本 1.2.3。", "For Procurement platform of Example Province")
                .contains("data-version=\"1.2.3\"", "data-oldest=\"106\"")
                .contains("href=\"jnlps://trade.example.org/helper/signing-helper.jnlp\"", "href=\"a&amp;b-setup.exe\"")
                .contains("href=\"https://trade.example.org/\"", "到平台继续")
                .doesNotContain("[[");
        assertThat(page("example", EXAMPLE)).doesNotContain("setup", "安装包");
    }

    @Test
    void onWindowsTheOneFileComesBeforeOpenWebStart() throws IOException {
        var page = page("example", EXAMPLE, "setup.exe");

        assertThat(page.indexOf("下载安装包（Windows）")).isPositive().isLessThan(page.indexOf("下载 OpenWebStart"));
    }

    /** Its windows speak no Chinese: those who see them read here what they ask. */
    @Test
    void explainsEachEnglishWindowAndWhatIsDownloaded() throws IOException {
        assertThat(page("example", EXAMPLE, "setup.exe"))
                .contains("Downloading runtime", "Application Download Progress", "Security Warning")
                .contains(
                        "Publisher（发布者）是“Example &lt;Ltd>”",
                        "<b lang=\"en-US\">Run</b>",
                        "不要点击 <b lang=\"en-US\">Sandbox</b>")
                .contains("No suitable JVM was found to start the application.")
                .contains("约 200 MB", "about 200 MB", "github.com");
    }

    /** Without a script both are shown; with it, one. */
    @Test
    void everyTextHasItsLanguageAndBothHaveEachPart() throws Exception {
        for (var setup : new String[] {null, "setup.exe"}) {
            var body = page("example", EXAMPLE, setup)
                    .replaceFirst("(?s).*<main>", "")
                    .replaceAll("(?s)<q.*?</q>", "");
            var withoutEnglish = body.replaceAll("(?s)<(p|span|dd)([^>]*) lang=\"en\">.*?</\\1>", "");
            var neither = withoutEnglish.replaceAll("(?s)<(p|span|dd)([^>]*) lang=\"zh-CN\">.*?</\\1>", "");

            assertThat(neither.replaceAll("<[^>]*>", "")).isBlank();
            for (var kind : List.of("p", "span", "dd")) {
                assertThat(body.split("<" + kind + "[^>]* lang=\"en\"", -1))
                        .as(kind)
                        .hasSameSizeAs(body.split("<" + kind + "[^>]* lang=\"zh-CN\"", -1));
            }
        }
    }

    @Test
    void nothingComesFromElsewhereAndNoScriptStandsInThePage() throws IOException {
        var page = page("example", EXAMPLE, "setup.exe");

        assertThat(page).contains("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'");
        assertThat(page).doesNotContain(" style=", " onclick=", "<style", "<iframe");
        assertThat(Pattern.compile("(?:src|<link[^>]* href)=\"([^\"]*)\"")
                        .matcher(page)
                        .results())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.group(1)).matches("[a-z-]+\\.[a-z]+"));
        assertThat(Pattern.compile("<script[^>]*>([^<]*)</script>")
                        .matcher(page)
                        .results())
                .hasSize(2)
                .allSatisfy(script -> assertThat(script.group(1)).isEmpty());
    }

    @Test
    void namesTheTelephonesWithTheDayOnWhichTheyWereChecked() throws IOException {
        assertThat(page("example", EXAMPLE))
                .contains("平台：示例平台技术支持 000-0000-0002", "U-Key 和证书：示例CA客服 000-0000-0001")
                .containsPattern("000-0000-0002[^<]*（\\d{4}-\\d\\d-\\d\\d 核对）")
                .containsPattern("Portal: [^<]*000-0000-0002[^<]* \\(checked on \\d{4}-\\d\\d-\\d\\d\\)");
        assertThat(page("demo", "http://localhost:8417")).doesNotContain("打电话问");
    }

    @Test
    void leadsToTheStoresThatThereAreEdgeFirst() throws IOException {
        assertThat(page("example", EXAMPLE))
                .contains("建议用 Edge", "href=\"https://store.example.org/abcdefghijklmnopabcdefghijklmnop\"")
                .doesNotContain("在 Chrome 中安装", "还没有在浏览器的商店上架");
    }

    @Test
    void saysThatThereIsNoStoreYetAndWhoElseCanHelp() throws IOException {
        var without = (ObjectNode) json("example");
        without.remove("stores");

        assertThat(page(without, EXAMPLE, null))
                .contains("还没有在浏览器的商店上架", "用策略装上", "或询问示例平台技术支持 000-0000-0002")
                .contains("in no browser's store yet", "by policy", "or ask The example platform's technical support")
                .doesNotContain("建议用 Edge", "启用扩展”");
        assertThat(page("demo", "http://localhost:8417")).contains("其他电脑请等待上架。").doesNotContain("或询问", "到平台继续");
    }

    @ParameterizedTest
    @CsvSource({
        "https://trade.example.org, true, true",
        "https://bids.example.org:8443, true, false",
        "https://elsewhere.example.org, false, false",
        "https://ELSEWHERE.example.org, false, false",
    })
    void doesNotPromiseToSeeWhatItCannot(String origin, boolean sees, boolean checks) throws IOException {
        var page = page("example", origin);

        assertThat(page.contains("id=\"state\"")).isEqualTo(sees);
        assertThat(page.contains("本页的网址不在平台的名单内")).isEqualTo(!sees);
        assertThat(page.contains("id=\"check\"")).isEqualTo(checks);
        assertThat(page.contains("请在助手窗口中看“检测”页")).isEqualTo(!checks);
    }
}
