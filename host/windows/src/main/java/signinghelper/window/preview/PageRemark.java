package signinghelper.window.preview;

import signinghelper.formats.internal.pages.DrawnPage;
import signinghelper.formats.internal.pages.PagePart;
import signinghelper.formats.internal.pages.UndrawnPageException;
import signinghelper.window.part.Words;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text beside a page that says what its picture lacks. */
record PageRemark(Words words) {

    /** Names what is missing, then what other programs may show otherwise; empty for a page that is whole. */
    String of(DrawnPage page) {
        return Stream.of(line("preview.undrawn.parts", page.undrawn()), line("preview.doubtful.parts", page.doubtful()))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String line(String key, Set<PagePart> parts) {
        var names =
                parts.stream().map(part -> words.get(key(part))).collect(Collectors.joining(words.get("preview.and")));
        return parts.isEmpty() ? "" : words.get(key, names);
    }

    private static String key(PagePart part) {
        return switch (part) {
            case TEXT -> "preview.part.text";
            case DRAWING -> "preview.part.drawing";
            case PICTURE -> "preview.part.picture";
            case SEAL -> "preview.part.seal";
            case ANNOTATION -> "preview.part.annotation";
            case TEMPLATE -> "preview.part.template";
            case LAYOUT -> "preview.part.layout";
            case OTHER -> "preview.part.other";
        };
    }

    /** Says why a page is grey. */
    String of(UndrawnPageException.Reason reason) {
        return words.get(
                switch (reason) {
                    case CONTENT -> "preview.undrawn.content";
                    case LIMIT -> "preview.undrawn.limit";
                });
    }
}
