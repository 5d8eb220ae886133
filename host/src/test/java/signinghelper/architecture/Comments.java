package signinghelper.architecture;

import signinghelper.architecture.SourceTree.Source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The comments of a Java, TypeScript or C source, found without a parser; strings are passed over. */
final class Comments {
    private static final String TEXT_BLOCK = "\"\"\".*?\"\"\"";
    private static final String STRING = "\"[^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+\"";
    private static final String CHARACTERS = "'[^'\\\\\n]*+(?:\\\\.[^'\\\\\n]*+)*+'";
    private static final String TEMPLATE = "`[^`\\\\]*+(?:\\\\.[^`\\\\]*+)*+`";
    private static final String EXPRESSION =
            "(?<=[(,=:\\[!&|?{};]\\s{0,9})/(?![/*])(?:\\\\.|\\[(?:\\\\.|[^\\]\n\\\\])*+\\]|[^/\n\\\\\\[])++/";
    /** A block, or line comments that follow each other with nothing but their indentation between. */
    private static final String COMMENT = "(?<comment>/\\*.*?\\*/|//[^\n]*+(?:\n[ \t]*+//[^\n]*+)*+)";

    private static final Pattern IN_JAVA = any(TEXT_BLOCK, STRING, CHARACTERS, COMMENT);
    private static final Pattern IN_C = any(STRING, CHARACTERS, COMMENT);
    private static final Pattern IN_TYPESCRIPT = any(EXPRESSION, STRING, CHARACTERS, TEMPLATE, COMMENT);
    private static final Pattern MARKS = Pattern.compile("(?m)^[ \t]*+(?:/\\*++|//++|\\*(?!/))[ \t]?|[ \t]*+\\*++/$");

    /**
     * A comment.
     *
     * @param line where it begins, from 1
     * @param text without its marks
     */
    record Comment(int line, String text) {}

    private Comments() {}

    static List<Comment> in(Source source) {
        var found = new ArrayList<Comment>();
        var text = source.text();
        var matcher = language(source.path()).matcher(text);
        var line = 1;
        var counted = 0;
        while (matcher.find()) {
            var comment = matcher.group("comment");
            if (comment != null) {
                line += lineEnds(text, counted, matcher.start());
                counted = matcher.start();
                found.add(new Comment(line, MARKS.matcher(comment).replaceAll("")));
            }
        }
        return found;
    }

    private static Pattern language(String path) {
        if (path.endsWith(".java")) {
            return IN_JAVA;
        }
        return path.endsWith(".c") || path.endsWith(".h") ? IN_C : IN_TYPESCRIPT;
    }

    static int lineEnds(String text, int from, int to) {
        return (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
    }

    private static Pattern any(String... parts) {
        return Pattern.compile(String.join("|", parts), Pattern.DOTALL);
    }
}
