import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;

/** A step of a release: writes all error codes and their words, as a page in Markdown. */
final class WriteErrors {
    private static final String HEAD = """
            # 错误代码 · Error codes

            平台页面收到的 `error.code`，以及签章助手给用户看的话。本页由程序生成。

            The `error.code` that a page receives, and the words that the user is shown. This page is made from the codes and their
            texts. Facts such as a number of tries are filled in when they are known; here they are not.

            `SAME_REQUEST`: ask again. `AFTER_FIX`: ask again when the user has followed the steps. `NEVER`: asking again does not help.
            Codes that only the diagnosis reports are among them. New ones may be added; decide by the code, never by the text.

            | code | retry | 用户看到 | the user sees |
            | --- | --- | --- | --- |
            """;

    private static final GuidanceBook BOOK = new GuidanceBook();

    private WriteErrors() {}

    public static void main(String[] arguments) throws IOException {
        var rows = Stream.of(ErrorCode.values()).map(WriteErrors::row).collect(joining());
        Files.writeString(Path.of(arguments[0]), HEAD + rows);
    }

    private static String row(ErrorCode code) {
        var cells = List.of(
                "`" + code + "`",
                "`" + code.retry() + "`",
                words(code, Language.CHINESE),
                words(code, Language.ENGLISH));
        return cells.stream().collect(joining(" | ", "| ", " |\n"));
    }

    /** The title in bold, the reason, and the steps in a list. */
    private static String words(ErrorCode code, Language language) {
        var words = BOOK.words(code, Map.of(), language);
        var steps = words.steps().stream().map(step -> "<li>" + step + "</li>").collect(joining("", "<ol>", "</ol>"));
        var text = "**" + words.title() + "**<br>" + words.reason()
                + (words.steps().isEmpty() ? "" : steps);
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
