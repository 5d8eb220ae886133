package signinghelper.guidance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.portal.match.CreditCodeMatch;
import signinghelper.portal.match.NameMatch;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;

import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class GuidanceBookTest {
    private final GuidanceBook book = new GuidanceBook();

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
                .contains("剩余次数：3。");
        assertThat(book.words(ErrorCode.PIN_INCORRECT, facts, Language.ENGLISH).reason())
                .contains("Tries left: 3.");
        assertThat(book.words(ErrorCode.VERSION_MISMATCH, Map.of("requiresUpdate", "host"), Language.ENGLISH)
                        .reason())
                .contains("to be updated: host.");
    }

    @Test
    void aFactThatIsNotToldIsSaidToBeUnknown() {
        assertThat(book.words(ErrorCode.PIN_INCORRECT, Map.of(), Language.CHINESE)
                        .reason())
                .contains("未知");
        assertThat(book.words(ErrorCode.PIN_INCORRECT, Map.of(), Language.ENGLISH)
                        .reason())
                .contains("unknown");
    }

    @Test
    void aFactIsPutInAsItIs() {
        var facts = Map.of("triesLeft", "$1 {triesLeft} \\");

        assertThat(book.words(ErrorCode.PIN_INCORRECT, facts, Language.ENGLISH).reason())
                .contains("Tries left: $1 {triesLeft} \\.");
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
    void aFactMayBeToldForEachLanguage() {
        var facts = Map.of("menu@zh-CN", "用户管理", "menu@en", "User management");

        assertThat(book.words(ErrorCode.SUBJECT_MISMATCH, facts, Language.CHINESE)
                        .steps())
                .anyMatch(step -> step.contains("“用户管理”"));
        assertThat(book.words(ErrorCode.SUBJECT_MISMATCH, facts, Language.ENGLISH)
                        .steps())
                .anyMatch(step -> step.contains("User management"));
    }

    @Test
    void aStepThatNeedsAFactThatIsNotToldIsLeftOut() {
        var told = book.words(ErrorCode.CERTIFICATE_REVOKED, Map.of("contact", "CA 400"), Language.ENGLISH);
        var untold = book.words(ErrorCode.CERTIFICATE_REVOKED, Map.of(), Language.ENGLISH);

        assertThat(told.steps())
                .contains("Issuer: CA 400")
                .hasSize(untold.steps().size() + 1);
    }

    private static Stream<String> texts(Guidance words) {
        return Stream.concat(Stream.of(words.title(), words.reason()), words.steps().stream());
    }
}
