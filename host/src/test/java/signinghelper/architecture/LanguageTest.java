package signinghelper.architecture;

import org.junit.jupiter.api.Test;
import signinghelper.architecture.Comments.Comment;
import signinghelper.architecture.SourceTree.Source;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The plain English of comments and documents, as far as a list of words can tell. */
class LanguageTest {
    private static final Pattern CODE = Pattern.compile(".*\\.(java|ts|mjs|js|c|h)");
    private static final Pattern FIRST_WORD = Pattern.compile("\\A\\s*(What|Whether|Of|For|Those|All|One|Takes)\\b");
    private static final Pattern BANNED = Pattern.compile(
            "\\b(likewise|there\\s+is\\s+none|besides|whoever|to\\s+and\\s+fro|lets?\\s+go\\s+of"
                    + "|he|his|him|himself|she|her)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED = Pattern.compile("`[^`\n]*+`");
    /** Folders to look at, as a pattern: {@code -Dlanguage.paths=portal/.*}. */
    private static final Pattern PATHS = Pattern.compile(System.getProperty("language.paths", ".*"));

    private static final List<Source> SOURCES = SourceTree.read();
    private static final List<Commented> COMMENTED =
            written(CODE).map(Commented::of).toList();

    /** A source's comments. */
    private record Commented(String path, List<Comment> comments) {
        static Commented of(Source source) {
            return new Commented(source.path(), Comments.in(source));
        }
    }

    @Test
    void commentsBeginWithANounOrAVerb() {
        assertThat(COMMENTED).isNotEmpty();
        assertThat(COMMENTED.stream().flatMap(LanguageTest::badBeginnings)).isEmpty();
    }

    @Test
    void commentsHaveNoBannedWord() {
        assertThat(COMMENTED.stream().flatMap(LanguageTest::bannedInComments)).isEmpty();
    }

    @Test
    void documentsHaveNoBannedWord() {
        assertThat(written(Pattern.compile(".*\\.md"))
                        .flatMap(document -> banned(document.path(), new Comment(1, unquoted(document)))))
                .isEmpty();
    }

    @Test
    void aBadBeginningIsFoundWithItsPlace() {
        var source = new Source("A.java", "class A {\n    // Whether it rains.\n    int a; // b\n}\n");

        assertThat(badBeginnings(Commented.of(source))).containsExactly("A.java:2: Whether it rains.");
    }

    @Test
    void aBannedWordIsFoundWithItsSentence() {
        var source = new Source("a.ts", "/**\n * Text.\n * The user opens\n * his door. More.\n */\n");

        assertThat(bannedInComments(Commented.of(source))).containsExactly("a.ts:4: The user opens his door.");
    }

    @Test
    void stringsAndExpressionsAreNoComments() {
        var java = new Source("A.java", "var a = \"// What he\" + '\"' + \"\"\"\n // he \" he\n\"\"\"; // fine\n");
        var script = new Source("a.ts", "const a = text.replace(/['\"]/g, `// he`); // fine\n");

        assertThat(Comments.in(java)).containsExactly(new Comment(3, "fine"));
        assertThat(Comments.in(script)).containsExactly(new Comment(1, "fine"));
    }

    private static Stream<Source> written(Pattern kind) {
        return SOURCES.stream()
                .filter(source -> kind.matcher(source.path()).matches())
                .filter(source -> PATHS.matcher(source.path()).matches())
                .filter(source -> !source.path().contains(".gen."));
    }

    private static Stream<String> badBeginnings(Commented source) {
        return source.comments().stream()
                .filter(comment -> FIRST_WORD.matcher(comment.text()).find())
                .map(comment -> found(source.path(), comment, 0));
    }

    private static Stream<String> bannedInComments(Commented source) {
        return source.comments().stream().flatMap(comment -> banned(source.path(), comment));
    }

    private static Stream<String> banned(String path, Comment comment) {
        return BANNED
                .matcher(comment.text())
                .results()
                .map(MatchResult::start)
                .map(at -> found(path, comment, at))
                .toList()
                .stream();
    }

    /** Returns a document with spaces for the names of code, so that places stay. */
    private static String unquoted(Source document) {
        return QUOTED.matcher(document.text())
                .replaceAll(quoted -> " ".repeat(quoted.group().length()));
    }

    private static String found(String path, Comment comment, int at) {
        var text = comment.text();
        var line = comment.line() + Comments.lineEnds(text, 0, at);
        var sentences = List.of(text.substring(0, at).split("(?<=[.;:])\\s", -1));
        var start = at - sentences.get(sentences.size() - 1).length();
        var sentence = text.substring(start).strip().split("(?<=[.;:])\\s", 2)[0];
        return path + ":" + line + ": " + sentence.replaceAll("\\s+", " ");
    }
}
