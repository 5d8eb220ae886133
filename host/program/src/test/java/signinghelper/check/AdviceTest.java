package signinghelper.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Advice that can be followed: every contact has a number, and every button is present. */
class AdviceTest {
    /** Where the words of a part lie. */
    private static final Map<String, String> MODULES =
            Map.of("window", "../windows", "commandline", ".", "support", "../work");

    /**
     * Texts that tell the user to ask or tell the issuer or a support desk; an organisation's own administrator is in
     * no profile.
     */
    private static final Pattern ASKS =
            Pattern.compile("(联系|咨询|告诉|发给|问|向)(单位的电脑管理员或)?(发证机构|平台技术支持|平台的技术支持|平台|政采平台的|技术支持)");

    private static final Pattern PRESSES =
            Pattern.compile("(?:点击|点|按|选择|[Pp]ress|[Cc]hoose|[Cc]lick) ?“([^”]+)”(?!页|一项)");
    private static final Pattern CASE = Pattern.compile("^\\[(\\w+)=(\\w+)] ");
    /** Buttons of Windows, of browsers, and those that pages and the extension's popup have beside an error. */
    private static final Set<String> ELSEWHERE = Set.of(
            "更改所有用户的设置",
            "Change settings for all users",
            "安装或更新",
            "Install or update",
            "移除",
            "Remove",
            "Adjust date/time",
            "Sync now",
            "立即同步",
            "调整日期/时间",
            "重启",
            "是",
            "Yes",
            "Restart");

    private static Profile hubei() {
        try {
            return new WireFormat()
                    .decode(Profile.class, Files.readString(Path.of("../../profiles/hubei/profile.json")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode guidance(ErrorCode code) throws IOException {
        return new JsonMapper()
                .readTree(Files.readString(Path.of("../../protocol/guidance/zh-CN.json")))
                .path(code.name());
    }

    /** Facts under which each step of {@code code} is said at least once. */
    private static List<Map<String, String>> cases(ErrorCode code) throws IOException {
        var cases = new ArrayList<Map<String, String>>();
        cases.add(Map.of());
        for (var step : guidance(code).path("steps")) {
            var only = CASE.matcher(step.asText());
            if (only.find()) {
                cases.add(Map.of(only.group(1), only.group(2)));
            }
        }
        return cases;
    }

    @ParameterizedTest
    @EnumSource
    void whoeverIsToBeAskedHasTheNumberFromTheProfile(ErrorCode code) throws IOException {
        var facts = HelpFacts.of(hubei());
        var known = new GuidanceBook(() -> facts);
        for (var one : cases(code)) {
            assertThat(known.words(code, one, Language.CHINESE).steps())
                    .filteredOn(step -> ASKS.matcher(step).find())
                    .allSatisfy(step -> assertThat(step).containsAnyOf("4008708080", "027-67818745"));
            assertThat(new GuidanceBook().words(code, one, Language.CHINESE).steps())
                    .allSatisfy(step -> assertThat(step).doesNotContain("（）", "未知", "{", "["));
        }
    }

    @Test
    void aLockedUKeySaysTheNumberInTheSentenceThatSaysWhoUnlocksIt() {
        var facts = HelpFacts.of(hubei());

        assertThat(new GuidanceBook(() -> facts)
                        .words(ErrorCode.PIN_LOCKED, Map.of(), Language.CHINESE)
                        .steps()
                        .get(0))
                .startsWith("请联系发证机构（湖北CA客服 4008708080")
                .contains("）解锁");
        assertThat(new GuidanceBook()
                        .words(ErrorCode.PIN_LOCKED, Map.of(), Language.CHINESE)
                        .steps()
                        .get(0))
                .startsWith("请联系发证机构解锁；");
    }

    /** The words of windows have no facts, so they leave advice on whom to ask to the guidance. */
    @ParameterizedTest
    @ValueSource(strings = {"window", "commandline", "support"})
    void noWordOfAWindowSendsAnyoneToSomeoneWithoutANumber(String part) throws IOException {
        var words = Files.readString(words(part, Language.CHINESE));

        assertThat(words.lines()).noneMatch(line -> ASKS.matcher(line).find());
    }

    @ParameterizedTest
    @EnumSource
    void whatATextSaysToPressIsThere(Language language) throws IOException {
        var buttons = buttons();
        var texts = Stream.of(Path.of("../../protocol/guidance"), Path.of("../checks/src/main/resources/help"))
                .map(folder -> read(folder.resolve(language.tag() + ".json")))
                .collect(Collectors.joining("\n"))
                .replaceAll("\\\\\"([^\"\\\\]+)\\\\\"", "“$1”");
        var words = read(words(language));
        assertThat(PRESSES.matcher(texts + words).results())
                .extracting(pressed -> pressed.group(1))
                .allMatch(name -> ELSEWHERE.contains(name) || buttons.contains(name));
        assertThat(PRESSES.matcher(texts).results()).hasSizeGreaterThan(10);
    }

    /** Texts of buttons without the letter in brackets and without what is put in. */
    private static Set<String> buttons() {
        return Stream.of(Language.values())
                .flatMap(language -> read(words(language)).lines())
                .map(line -> line.replaceFirst("^[^=]*= ?", "")
                        .replaceFirst("[：:] ?\\{0}$", "")
                        .replaceFirst("…?\\([A-Z]\\)$", ""))
                .collect(Collectors.toSet());
    }

    private static Path words(Language language) {
        return words("window", language);
    }

    private static Path words(String part, Language language) {
        var file = part + "/words_" + language.tag().replace('-', '_') + ".properties";
        return Path.of(MODULES.get(part), "src/main/resources/signinghelper", file);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
