package signinghelper.guidance;

import org.junit.jupiter.api.Test;
import signinghelper.protocol.ErrorCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/** Makes the catalogue of errors anew from the codes and their words, and compares it with the document. */
class ErrorCatalogueTest {
    private static final Path DOCUMENT = Path.of("../docs/errors.md");
    private static final Path MADE = Path.of("target/errors.md");
    private static final String HEAD = """
            # 错误代码 · Error codes

            平台页面收到的 `error.code`，以及签章助手给用户看的话。本页由程序生成，请不要手工修改。

            The `error.code` that a page receives, and the words that the user is shown. This page is made by a test from the codes
            and their texts (`ErrorCatalogueTest`). Facts such as a number of tries are filled in when they are known; here they are not.

            `SAME_REQUEST`: ask again. `AFTER_FIX`: ask again when the user has followed the steps. `NEVER`: asking again does not help.
            Codes that only the diagnosis reports are among them. New ones may be added; decide by the code, never by the text.

            | code | retry | 用户看到 | the user sees |
            | --- | --- | --- | --- |
            """;

    private final GuidanceBook book = new GuidanceBook();

    @Test
    void isTheDocument() throws Exception {
        var made = HEAD + Stream.of(ErrorCode.values()).map(this::row).collect(joining());
        Files.writeString(MADE, made);

        assertThat(Files.readString(DOCUMENT))
                .as("cp host/target/errors.md docs/errors.md")
                .isEqualTo(made);
    }

    private String row(ErrorCode code) {
        var cells = List.of(
                "`" + code + "`",
                "`" + code.retry() + "`",
                words(code, Language.CHINESE),
                words(code, Language.ENGLISH));
        return cells.stream().collect(joining(" | ", "| ", " |\n"));
    }

    /** The title in bold, the reason, and the steps in a list. */
    private String words(ErrorCode code, Language language) {
        var words = book.words(code, Map.of(), language);
        var steps = words.steps().stream().map(step -> "<li>" + step + "</li>").collect(joining("", "<ol>", "</ol>"));
        var text = "**" + words.title() + "**<br>" + words.reason()
                + (words.steps().isEmpty() ? "" : steps);
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
