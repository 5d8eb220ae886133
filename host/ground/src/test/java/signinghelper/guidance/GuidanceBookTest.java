package signinghelper.guidance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.match.CreditCodeMatch;
import signinghelper.formats.match.NameMatch;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class GuidanceBookTest {
    private static final URI PAGE = URI.create("https://portal.example/helper/");

    private final GuidanceBook book = new GuidanceBook();
    private final GuidanceBook known = new GuidanceBook(() -> Map.of("installation", PAGE.toString()));

    @ParameterizedTest
    @EnumSource
    void everyErrorHasATitleAReasonAndANextStepInEveryLanguage(ErrorCode code) {
        for (var language : Language.values()) {
            var words = book.words(code, Map.of(), language);

            assertThat(words.title()).isNotBlank();
            assertThat(words.reason()).isNotBlank();
            assertThat(words.steps())
                    .isNotEmpty()
                    .allSatisfy(step -> assertThat(step).isNotBlank());
            assertThat(texts(words)).noneMatch(text -> text.matches(".*[{}\\[\\]].*"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachLanguageIsWrittenInItsOwnScript(ErrorCode code) {
        assertThat(book.words(code, Map.of(), Language.CHINESE).title()).matches(".*\\p{IsHan}.*");
        assertThat(book.words(code, Map.of(), Language.ENGLISH).title()).doesNotMatch(".*\\p{IsHan}.*");
    }

    @Test
    void factsStandInTheText() {
        var facts = Map.of("triesLeft", "3");

        assertThat(book.words(ErrorCode.PIN_INCORRECT, facts, Language.CHINESE).reason())
                .contains("，还可尝试 3 次。");
        assertThat(book.words(ErrorCode.PIN_INCORRECT, facts, Language.ENGLISH).reason())
                .contains("; 3 attempts left.");
    }

    @Test
    void aFactThatIsNotToldIsSaidToBeUnknown() {
        assertThat(book.words(ErrorCode.TOKEN_SEVERAL, Map.of(), Language.CHINESE)
                        .reason())
                .contains("未知");
        assertThat(book.words(ErrorCode.TOKEN_SEVERAL, Map.of(), Language.ENGLISH)
                        .reason())
                .contains("unknown");
    }

    @Test
    void aFactIsPutInAsItIs() {
        var facts = Map.of("triesLeft", "$1 {triesLeft} \\");

        assertThat(book.words(ErrorCode.PIN_INCORRECT, facts, Language.ENGLISH).reason())
                .contains("; $1 {triesLeft} \\ attempts left.");
    }

    @ParameterizedTest
    @EnumSource
    void aStepOfOneCaseIsSaidInThatCaseAlone(NameMatch.Difference difference) {
        for (var language : Language.values()) {
            var general = book.words(ErrorCode.SUBJECT_MISMATCH, Map.of(), language);
            var particular = book.words(ErrorCode.SUBJECT_MISMATCH, Map.of("name", difference.name()), language);

            assertThat(particular.steps()).hasSize(general.steps().size() + 1).containsAll(general.steps());
            assertThat(particular.steps().toString().contains("本级"))
                    .isEqualTo(difference == NameMatch.Difference.LOCAL_LEVEL_SUFFIX);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "EQUAL", mode = EnumSource.Mode.EXCLUDE)
    void whatIsWrongWithTheCodeIsSaid(CreditCodeMatch.Verdict verdict) {
        for (var language : Language.values()) {
            var general = book.words(ErrorCode.SUBJECT_MISMATCH, Map.of(), language);
            var particular = book.words(ErrorCode.SUBJECT_MISMATCH, Map.of("creditCode", verdict.name()), language);

            assertThat(particular.steps()).hasSize(general.steps().size() + 1);
        }
    }

    @Test
    void aSealOffThePageHasWordsOfItsOwnInsteadOfThoseForSeals() {
        var facts = Map.of(
                "rule",
                "OUTSIDE_PAGE",
                "page",
                "2",
                "pageSize",
                "210 × 297",
                "left",
                "171",
                "top",
                "0",
                "sealSize",
                "40 × 30");
        for (var language : Language.values()) {
            var general = book.words(ErrorCode.SEAL_REFUSED, Map.of("rule", "SEAL_MALFORMED"), language);
            var off = book.words(ErrorCode.SEAL_REFUSED, facts, language);
            var unmeasured = book.words(ErrorCode.SEAL_REFUSED, Map.of("rule", "OUTSIDE_PAGE"), language);

            assertThat(off.title()).isNotEqualTo(general.title()).isEqualTo(unmeasured.title());
            assertThat(off.reason()).contains("210 × 297", "40 × 30", "171");
            assertThat(unmeasured.reason()).doesNotContain("未知", "unknown");
            assertThat(off.steps()).hasSize(2).doesNotContainAnyElementsOf(general.steps());
            assertThat(general).isEqualTo(book.words(ErrorCode.SEAL_REFUSED, Map.of(), language));
        }
    }

    @Test
    void aDocumentThatCannotBeReadHasWordsOfItsOwn() {
        for (var language : Language.values()) {
            var general = book.words(ErrorCode.CONTENT_REFUSED, Map.of(), language);
            var unread = book.words(ErrorCode.CONTENT_REFUSED, Map.of("rule", "MALFORMED"), language);

            assertThat(unread.title()).isNotEqualTo(general.title());
            assertThat(unread.reason()).isNotEqualTo(general.reason());
            assertThat(unread.steps()).hasSameSizeAs(general.steps()).isNotEqualTo(general.steps());
        }
    }

    @Test
    void aFactMayBeToldForEachLanguage() {
        var facts = Map.of("menu@zh-CN", "用户管理", "menu@en", "User management");

        assertThat(book.words(ErrorCode.SUBJECT_MISMATCH, facts, Language.CHINESE)
                        .steps())
                .anyMatch(step -> step.contains("“用户管理”"));
        assertThat(book.words(ErrorCode.SUBJECT_MISMATCH, facts, Language.ENGLISH)
                        .steps())
                .anyMatch(step -> step.contains("User management"));
    }

    @ParameterizedTest
    @EnumSource
    void aStepThatSendsToTheWindowNamesTheHelperByItsPlaceInEveryLanguage(ErrorCode code) {
        var marked = new GuidanceBook(() -> Map.of("helper@zh-CN", "HELPER", "helper@en", "HELPER"));
        for (var language : Language.values()) {
            var said = book.words(code, Map.of(), language).steps().toString().toLowerCase(Locale.ROOT);

            assertThat(said.contains("打开签章助手") || said.contains("open the signing helper"))
                    .isEqualTo(marked.words(code, Map.of(), Language.CHINESE)
                            .steps()
                            .toString()
                            .contains("HELPER"))
                    .isEqualTo(marked.words(code, Map.of(), Language.ENGLISH)
                            .steps()
                            .toString()
                            .contains("HELPER"));
        }
    }

    /** Errors named HOST appear where the helper is missing, and may send the user to its diagnosis. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "HOST_.*")
    void theDiagnosisSendsNobodyToItself(ErrorCode code) {
        var here =
                Map.of("diagnosis", "here", "drivers", "https://ca.example", "usb", "055C:E618", "vendor", "Longmai");

        assertThat(book.words(code, here, Language.CHINESE).steps()).noneMatch(step -> step.contains("“检测”页"));
        assertThat(book.words(code, here, Language.ENGLISH).steps())
                .isNotEmpty()
                .noneMatch(step -> step.contains("Diagnosis"));
    }

    @Test
    void anotherCertificateIsOfferedOnlyWhereThereIsOne() {
        for (var language : Language.values()) {
            var none = book.words(ErrorCode.CERTIFICATE_UNREADABLE, Map.of(), language);
            var another = book.words(ErrorCode.CERTIFICATE_UNREADABLE, Map.of("another", "yes"), language);

            assertThat(none.toString()).doesNotContain("其他证书", "another certificate", "Other certificates");
            assertThat(another.toString()).containsAnyOf("其他证书", "another certificate");
        }
    }

    @Test
    void aStepThatNeedsAFactThatIsNotToldIsLeftOut() {
        var page = Map.of("application", "https://ca.example/new");
        var told = book.words(ErrorCode.CERTIFICATE_REVOKED, page, Language.ENGLISH);
        var untold = book.words(ErrorCode.CERTIFICATE_REVOKED, Map.of(), Language.ENGLISH);

        assertThat(told.steps())
                .contains("Apply for a new certificate: https://ca.example/new")
                .hasSize(untold.steps().size() + 1);
    }

    @Test
    void aPartInBracketsIsLeftOutWhereItsFactIsNotKnown() {
        var told = book.words(ErrorCode.PIN_LOCKED, Map.of("contact", "CA $1 400"), Language.ENGLISH);
        var untold = book.words(ErrorCode.PIN_LOCKED, Map.of(), Language.ENGLISH);

        assertThat(told.steps().get(0)).startsWith("Ask the issuing authority (CA $1 400) to unlock it;");
        assertThat(untold.steps().get(0)).startsWith("Ask the issuing authority to unlock it;");
    }

    @Test
    void factsOfAnErrorGoBeforeThoseOfThePortal() {
        var portal = new GuidanceBook(() -> Map.of("contact", "portal's"));

        assertThat(portal.words(ErrorCode.PIN_LOCKED, Map.of(), Language.ENGLISH)
                        .steps()
                        .get(0))
                .contains("portal's");
        assertThat(portal.words(ErrorCode.PIN_LOCKED, Map.of("contact", "error's"), Language.ENGLISH)
                        .steps()
                        .get(0))
                .contains("error's");
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, CA 证书与账号的单位名称不一致",
        "LOCAL_LEVEL, CA 证书与账号的单位名称只差“本级”两个字",
        "CODE, CA 证书与账号的统一社会信用代码不一致",
        "BOTH, CA 证书与账号的单位名称和统一社会信用代码都不一致"
    })
    void theTitleOfAMismatchSaysWhatDiffers(String differs, String title) {
        var facts = Map.of("differs", differs);

        assertThat(book.words(ErrorCode.SUBJECT_MISMATCH, facts, Language.CHINESE)
                        .title())
                .isEqualTo(title);
        assertThat(book.words(ErrorCode.SUBJECT_MISMATCH, Map.of(), Language.CHINESE)
                        .title())
                .isEqualTo("CA 证书与账号不是同一个单位");
    }

    @ParameterizedTest
    @CsvSource({
        "host, 助手程序, The program on this computer",
        "extension, 浏览器扩展, The browser extension",
        "library, 平台页面, The portal's page"
    })
    void whoMustUpdateIsSaidInPeoplesWords(String behind, String chinese, String english) {
        var facts = Map.of("requiresUpdate", behind);

        var inChinese = book.words(ErrorCode.VERSION_MISMATCH, facts, Language.CHINESE);
        assertThat(inChinese.steps().get(0)).startsWith("需要更新的是" + chinese);
        assertThat(texts(inChinese)).noneMatch(text -> text.contains(behind));
        assertThat(book.words(ErrorCode.VERSION_MISMATCH, facts, Language.ENGLISH)
                        .steps()
                        .get(0))
                .startsWith(english + " has to be updated");
    }

    @Test
    void thePageToInstallFromIsNamedWhereThatHelpsAndNowhereElse() {
        var installable = Stream.of(ErrorCode.values())
                .filter(code -> known.link(code, Map.of("requiresUpdate", "host", "listed", "NO"))
                        .isPresent());

        assertThat(installable)
                .containsExactlyInAnyOrder(
                        ErrorCode.EXTENSION_MISSING,
                        ErrorCode.VERSION_WITHDRAWN,
                        ErrorCode.HOST_MISSING,
                        ErrorCode.HOST_FORBIDDEN,
                        ErrorCode.HOST_EXITED,
                        ErrorCode.HOST_GARBLED,
                        ErrorCode.JAVA_MISSING,
                        ErrorCode.METHOD_UNKNOWN,
                        ErrorCode.VERSION_MISMATCH,
                        ErrorCode.DATA_FOLDER_UNWRITABLE,
                        ErrorCode.REGISTRATION_BROKEN,
                        ErrorCode.EXTENSION_NOT_INSTALLED,
                        ErrorCode.INSTALLATION_FAILED,
                        ErrorCode.ROLLBACK_UNAVAILABLE);
        assertThat(known.link(ErrorCode.VERSION_MISMATCH, Map.of("requiresUpdate", "library")))
                .isEmpty();
    }

    /** A step that names a page needs its link, and a link needs a step that names it. */
    @ParameterizedTest
    @EnumSource
    void theStepsSayTheAddressOfTheLink(ErrorCode code) {
        for (var language : Language.values()) {
            var facts = Map.of("requiresUpdate", "extension", "listed", "NO");
            var steps = String.join("\n", known.words(code, facts, language).steps());

            assertThat(steps.contains(PAGE.toString()))
                    .isEqualTo(known.link(code, facts).isPresent());
            assertThat(book.link(code, facts)).isEmpty();
        }
    }

    @Test
    void aPageOfItsOwnGoesBeforeTheOneToInstallFrom() {
        var facts = Map.of("requiresUpdate", "extension", "link", "https://store.example/helper");

        assertThat(known.link(ErrorCode.VERSION_MISMATCH, facts)).contains(URI.create("https://store.example/helper"));
        assertThat(known.words(ErrorCode.VERSION_MISMATCH, facts, Language.ENGLISH)
                        .steps())
                .contains("Update here: https://store.example/helper");
    }

    private static Stream<String> texts(Guidance words) {
        return Stream.concat(Stream.of(words.title(), words.reason()), words.steps().stream());
    }
}
