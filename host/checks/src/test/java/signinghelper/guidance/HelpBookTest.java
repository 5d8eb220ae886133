package signinghelper.guidance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.check.HelpFacts;
import signinghelper.profile.Profile;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class HelpBookTest {
    private static final Map<String, String> FACTS = Map.of(
            "contact@zh-CN", "某机构 400",
            "contact@en", "An authority 400",
            "drivers", "https://ca.example/drivers",
            "installation", "https://portal.example/helper/");

    private final HelpBook book = new HelpBook();

    @Test
    void everyLanguageAnswersTheSameFourteenQuestions() {
        assertThat(ids(Language.CHINESE)).hasSize(14).doesNotHaveDuplicates().isEqualTo(ids(Language.ENGLISH));
        assertThat(book.passwords(Language.CHINESE)).hasSameSizeAs(book.passwords(Language.ENGLISH));
    }

    private List<String> ids(Language language) {
        return book.of(language).answers().stream().map(HelpBook.Answer::id).toList();
    }

    /** Holds also when the profile has no data at all. */
    @ParameterizedTest
    @EnumSource
    void everyQuestionHasAnAnswerWithoutOpenPlaces(Language language) {
        for (var facts : List.of(Map.<String, String>of(), FACTS)) {
            assertThat(book.answers(facts, language)).allSatisfy(answer -> {
                assertThat(answer.lines()).as(answer.id()).isNotEmpty();
                assertThat(Stream.concat(answer.lines().stream(), answer.words().stream()))
                        .noneMatch(text -> text.matches(".*[{}].*"));
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheProfileSaysStandsInTheAnswer(Language language) {
        var lines = book.answers(FACTS, language).stream()
                .flatMap(answer -> answer.lines().stream())
                .toList();

        assertThat(lines).anyMatch(line -> line.endsWith("https://ca.example/drivers"));
        assertThat(lines).anyMatch(line -> line.endsWith("https://portal.example/helper/"));
        assertThat(lines).anyMatch(line -> line.contains(language == Language.CHINESE ? "某机构 400" : "An authority"));
    }

    /** A place with a name that no profile fills would leave its line out for everyone. */
    @Test
    void everyPlaceIsFilledByAProfileThatHasEverything() throws IOException {
        var json = Files.readString(Path.of("../../profiles/example/profile.json"));
        var facts = HelpFacts.of(new WireFormat().decode(Profile.class, json));

        for (var language : Language.values()) {
            var all = book.of(language).answers();
            var filled = book.answers(facts, language);
            assertThat(filled).hasSameSizeAs(all);
            for (var i = 0; i < all.size(); i++) {
                assertThat(filled.get(i).lines())
                        .as(all.get(i).id())
                        .hasSameSizeAs(all.get(i).lines());
                assertThat(filled.get(i).words())
                        .as(all.get(i).id())
                        .hasSameSizeAs(all.get(i).words());
            }
        }
    }

    @Test
    void eachLanguageIsWrittenInItsOwnScript() {
        assertThat(book.answers(FACTS, Language.CHINESE))
                .allMatch(answer -> answer.question().matches(".*\\p{IsHan}.*"));
        assertThat(book.answers(FACTS, Language.ENGLISH))
                .allMatch(answer -> answer.question().matches("[^a-z]*[A-Za-z].*"));
    }

    /** Questions in users' words, and in the old helper's. */
    @ParameterizedTest
    @CsvSource({
        "CHINESE, 电脑时间错误, clock",
        "CHINESE, 时间 同步, clock",
        "CHINESE, 请插入U-KEY, insert-token",
        "CHINESE, 请插入ｕｋｅｙ, insert-token",
        "CHINESE, 未检测到签章服务, no-service",
        "CHINESE, CA证书名称与当前单位名称不一致, name-differs",
        "CHINESE, 本级, name-differs",
        "CHINESE, 登录失败怎么办, login-failed",
        "CHINESE, pin 锁定, login-failed",
        "CHINESE, 签字密码, signing-password",
        "CHINESE, 文件乱码, garbled",
        "CHINESE, 签章未升级, existing-certificate",
        "CHINESE, 验证无响应, no-response",
        "CHINESE, 一直卡住不能正常安装, installation-hangs",
        "CHINESE, 发布采购信息, publishing",
        "CHINESE, 客户端提示未绑定, bidding-clients",
        "CHINESE, 可以在哪些平台使用, scope",
        "CHINESE, 如何绑定, bind",
        "ENGLISH, clock, clock",
        "ENGLISH, Time Zone, clock",
        "ENGLISH, pin locked, login-failed",
        "ENGLISH, 签字密码, signing-password",
    })
    void findsTheAnswerByWhatPeopleType(Language language, String query, String id) {
        var found = new HelpSearch(book.answers(FACTS, language)).find(query);

        assertThat(found).extracting(HelpBook.Answer::id).first().isEqualTo(id);
        assertThat(found).hasSizeLessThan(8);
    }

    /** People type their question as they would ask it. */
    @ParameterizedTest
    @CsvSource({
        "CA 证书可以在哪些平台使用, scope",
        "新办的 CA 如何使用，如何绑定, bind",
        "提示CA 证书名称与当前单位名称不一致, name-differs",
        "绑定失败，输入密码后验证无响应, no-response",
        "安装客户端一直卡住不能正常安装, installation-hangs",
        "提示请插入 U-KEY 怎么处理, insert-token",
        "提示未检测到签章服务, no-service",
        "检查项中显示电脑时间错误, clock",
        "签章助手提示登录失败, login-failed",
        "供应商投标客户端如何选择，提示未绑定或报错, bidding-clients",
        "投标客户端提示需要输入签字密码，是 CA 密码吗, signing-password",
        "标书响应文件乱码怎么处理, garbled",
        "采购人发布采购信息，不清楚操作, publishing"
    })
    void findsTheOneAnswerToAWholeQuestion(String question, String id) {
        var found = new HelpSearch(book.answers(Map.of(), Language.CHINESE)).find(question);

        assertThat(found).extracting(HelpBook.Answer::id).containsExactly(id);
    }

    @Test
    void findsAllForNothingAndNothingForWhatIsNowhere() {
        var search = new HelpSearch(book.answers(FACTS, Language.CHINESE));

        assertThat(search.find(" ")).hasSize(14);
        assertThat(search.find("zzzz")).isEmpty();
        assertThat(search.find("某机构")).as("what the profile says is found too").isNotEmpty();
    }
}
