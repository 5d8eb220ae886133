package signinghelper.window.document;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.content.DocumentKind;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.window.part.Words;

import static org.assertj.core.api.Assertions.assertThat;

/** Sentence on a document of a kind that is not shown. */
class RefusedDocumentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENGLISH | This is not a PDF, OFD, | , XML, picture or text, so it is not opened here.",
                "CHINESE | 这个文件不是 PDF、OFD、 | 、XML、图片或文本，不能在这里打开。"
            })
    void namesTheFormats(Language language, String start, String end) {
        var words = new Words(language, new GuidanceBook());

        assertThat(words.get("sign.open.refused", words.list(DocumentKind.formats())))
                .startsWith(start)
                .endsWith(end);
    }
}
