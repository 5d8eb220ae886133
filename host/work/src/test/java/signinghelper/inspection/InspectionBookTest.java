package signinghelper.inspection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.verification.Indication;
import signinghelper.guidance.Language;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class InspectionBookTest {
    private final InspectionBook book = new InspectionBook();

    @ParameterizedTest
    @EnumSource
    void everythingThatCanBeFoundHasItsWords(Language language) {
        var words = book.of(language);

        assertThat(words.kinds().keySet())
                .containsAll(FileKind.plain().stream().map(FileKind::name).toList())
                .contains("PDF", "OFD")
                .isSubsetOf(FileKind.all().stream().map(FileKind::name).toList());
        assertThat(words.encodings()).containsOnlyKeys(TextEncoding.values());
        assertThat(words.causes()).containsOnlyKeys(Cause.values());
        assertThat(words.faults()).containsOnlyKeys(FileFault.values());
        assertThat(words.signatures()).containsOnlyKeys(Indication.TOTAL_PASSED, Indication.INDETERMINATE);
        assertThat(words.reaches()).containsOnlyKeys(Reach.PARTS, Reach.LIMIT);
        assertThat(words.faults().values()).doesNotContain("").doesNotHaveDuplicates();
    }

    @Test
    void saysWhatItIsWhatIsWrongAndWhomToAsk() {
        var inspection = new Inspection(
                FileKind.TEXT, TextEncoding.GB18030, 9, Reach.WHOLE, List.of(FileFault.ENCODING_UNMARKED));

        var said = book.words(inspection, "汇聚平台技术支持 027-67818745", Language.CHINESE);
        assertThat(said.title()).contains("文件本身完好");
        assertThat(said.reason()).startsWith("内容：文本，编码为 GB18030").contains("请在打开时选择：GB18030");
        assertThat(said.steps()).last().asString().contains("027-67818745");
        assertThat(book.words(inspection, null, Language.ENGLISH).reason())
                .startsWith("Content: text, encoded in GB18030")
                .contains("choose this when you open it: GB18030");
    }

    @ParameterizedTest
    @EnumSource(names = "WHOLE", mode = EnumSource.Mode.EXCLUDE)
    void nothingIsCalledSoundUnread(Reach reach) {
        for (var fault : List.of(List.<FileFault>of(), List.of(FileFault.ENDING_WRONG))) {
            var said = book.words(new Inspection(TestFiles.kind("pdf"), null, 9, reach, fault), null, Language.CHINESE);
            assertThat(said.title()).startsWith("看过的部分");
            assertThat(said.reason()).contains(reach == Reach.LIMIT ? "没有检查完" : "只检查一部分");
        }
    }

    @Test
    void aFormatWithoutWordsIsNamedByItsId() {
        var inspection = new Inspection(new FileKind("XPS", List.of()), null, 9, Reach.PARTS, List.of());

        assertThat(book.words(inspection, null, Language.ENGLISH).reason()).contains("XPS document");
        assertThat(book.words(inspection, null, Language.CHINESE).reason()).contains("XPS 文档");
    }

    @ParameterizedTest
    @EnumSource
    void noPlaceIsLeftOpen(Language language) {
        for (var kind : FileKind.all()) {
            var encoding = kind.isText() ? TextEncoding.MIXED : null;
            var all = new Inspection(kind, encoding, 1, Reach.LIMIT, List.of(FileFault.values()));
            for (var contact : Stream.of("contact", null).collect(Collectors.toList())) {
                assertThat(book.words(all, contact, language).toString()).doesNotContain("{");
            }
        }
    }
}
