package signinghelper.formats.verification;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class ReportWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void everyCodeIndicationAndStepHasWords(String language) {
        var words = new ReportWords(Locale.forLanguageTag(language));
        for (var code : Code.values()) {
            assertThat(words.of(code)).isNotBlank();
        }
        for (var indication : Indication.values()) {
            assertThat(words.of(indication)).isNotBlank();
        }
        for (var step : Step.values()) {
            assertThat(words.of(step)).isNotBlank();
        }
    }

    /** Readers name parts in English, and a page or a field is a fact of its own, too. */
    @ParameterizedTest
    @CsvSource({
        "page 1, 第 1 页, page 1",
        "field Signature2, 表单栏“Signature2”, form field \"Signature2\"",
        "object 12, 对象 12, object 12",
        "octets 10-20, 第 10–20 字节, octets 10–20",
        "MALFORMED: object 5 is used and not there, 读取程序的原话（英文）：object 5 is used and not there, in the words of the program that read it: object 5 is used and not there",
        "annotation, 批注, annotation",
        "form DR, 表单的 DR, DR of the form",
        "catalog AcroForm, 文件目录的 AcroForm, AcroForm of the catalog",
        "pagefield 1, pagefield 1, pagefield 1"
    })
    void partsHaveWords(String part, String chinese, String english) {
        var finding = Finding.of(Code.CHANGED_LATER, "part", part);

        assertThat(new ReportWords(Locale.SIMPLIFIED_CHINESE).of(finding)).endsWith("（" + chinese + "）");
        assertThat(new ReportWords(Locale.ENGLISH).of(finding)).endsWith(" (" + english + ")");
    }

    @Test
    void aPartThatIsAFactOfItsOwnIsSaidOnce() {
        var finding = new Finding(Code.CHANGED_LATER, Map.of("part", "page 1", "pages", "1"));

        assertThat(new ReportWords(Locale.SIMPLIFIED_CHINESE).of(finding)).endsWith("（第 1 页）");
    }

    @ParameterizedTest
    @CsvSource({"3, page 3", "1–3, pages 1–3", "'1, 4', 'pages 1, 4'", "1 …, pages 1 …"})
    void onePageAndSeveralAreToldApartInEnglish(String pages, String english) {
        var finding = Finding.of(Code.CHANGED_LATER, "pages", pages);

        assertThat(new ReportWords(Locale.ENGLISH).of(finding)).endsWith(" (" + english + ")");
    }

    /** A name of a certificate is its own text, which no list is made of. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"pages|1–3, 5 …|（第 1–3、5 … 页）", "certificate|CN=a, O=b|（证书 CN=a, O=b）"})
    void aListHasTheSignOfItsLanguage(String name, String fact, String chinese) {
        var finding = Finding.of(Code.CHANGED_LATER, name, fact);

        assertThat(new ReportWords(Locale.SIMPLIFIED_CHINESE).of(finding)).endsWith(chinese);
    }

    @Test
    void noSentencePointsToWhatIsAbove() {
        var words = new ReportWords(Locale.ENGLISH);

        assertThat(Code.values()).noneMatch(code -> words.of(code).contains("above"));
    }

    @Test
    void aReasonIsSaidByTheWordsOfItsCode() {
        var finding = Finding.of(Code.CERTIFICATE_ON_HOLD).asReasonOf(Code.SEAL_MAKER_UNTRUSTED);

        assertThat(new ReportWords(Locale.SIMPLIFIED_CHINESE).of(finding)).endsWith("（证书已被 CA 冻结）");
    }

    @Test
    void factsFollowInBracketsAndTimesAreThoseOfChina() {
        var finding = Finding.of(Code.TIME_CLAIMED, "time", "2026-06-15T12:00:00Z");

        assertThat(new ReportWords(Locale.SIMPLIFIED_CHINESE).of(finding)).endsWith("（2026-06-15 20:00:00 (UTC+8)）");
    }
}
