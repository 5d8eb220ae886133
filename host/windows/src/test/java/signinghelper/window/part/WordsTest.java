package signinghelper.window.part;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.match.Account;
import signinghelper.formats.statement.Statement;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.prompt.DocumentLine;
import signinghelper.prompt.EnvelopeLine;
import signinghelper.prompt.PinSubject;
import signinghelper.protocol.ErrorCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {
    private static final Path WINDOW = Path.of("src/main/java/signinghelper/window");
    private static final Path PROMPT = Path.of("../work/src/main/java/signinghelper/prompt");
    private static final Pattern USE = Pattern.compile("words\\.(get|mnemonic)\\(\\s*\"([^\"]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void everyLanguageHasTheSameWordsWithTheSamePlaces() {
        var chinese = properties(Language.CHINESE);
        var english = properties(Language.ENGLISH);

        assertThat(english.stringPropertyNames()).isEqualTo(chinese.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(places(english, key)).as(key).isEqualTo(places(chinese, key)));
    }

    /** When a key stands twice, Java silently keeps its last text. */
    @ParameterizedTest
    @EnumSource
    void eachWordIsThereOnce(Language language) throws IOException {
        var file = "words_" + (language == Language.CHINESE ? "zh_CN" : "en") + ".properties";
        var keys = Files.readAllLines(Path.of("src/main/resources/signinghelper/window", file)).stream()
                .filter(line -> line.matches("[\\w.-]+ ?=.*"))
                .map(line -> line.replaceFirst(" ?=.*", ""))
                .toList();

        assertThat(keys).hasSizeGreaterThan(200).doesNotHaveDuplicates();
    }

    @Test
    void everyWordThatAWindowAsksForIsThere() {
        var asked = USE.matcher(sources())
                .results()
                .map(use -> use.group(1).equals("get") ? use.group(2) : use.group(2) + ".mnemonic")
                .filter(word -> !word.endsWith("."));

        assertThat(properties(Language.CHINESE).stringPropertyNames()).containsAll(asked.toList());
    }

    @ParameterizedTest
    @MethodSource
    void everySubjectHasTheWordsOfItsWindow(PinSubject subject) {
        assertThat(properties(Language.CHINESE).stringPropertyNames())
                .contains(subject.wordsKey() + ".title", subject.wordsKey() + ".heading")
                .contains(subject.wordsKey() + ".ok", subject.wordsKey() + ".ok.mnemonic")
                .contains(subject.wordsKey() + ".working");
    }

    static List<PinSubject> everySubjectHasTheWordsOfItsWindow() {
        var account = new Account("测试有限公司", "914201007071167872", Account.Role.SUPPLIER);
        var document = new DocumentLine("a", "text/plain", "SHA-256 00", null, false);
        return List.of(
                new PinSubject.Login(),
                new PinSubject.Binding(account),
                new PinSubject.Signing(List.of(document), null),
                new PinSubject.Opening(List.of(new EnvelopeLine("a", 1, 1))),
                new PinSubject.Rehearsal(List.of(new EnvelopeLine("a", 1, 1))),
                new PinSubject.Declaration(
                        List.of(new EnvelopeLine("a", 1, 0)), Statement.Kind.OPENING, ErrorCode.TOKEN_ABSENT));
    }

    @Test
    void everyWordThatIsThereIsUsed() {
        var sources = sources();

        for (var key : properties(Language.CHINESE).stringPropertyNames()) {
            var word = key.replaceFirst("\\.mnemonic$", "");
            assertThat(isUsed(word, sources)).as(word).isTrue();
        }
    }

    /** Returns true when the word is used whole, or composed of two parts. */
    private static boolean isUsed(String word, String sources) {
        var beginning = word.replaceFirst("\\.[^.]*$", "");
        var end = word.substring(word.lastIndexOf('.') + 1);
        return sources.contains('"' + word + '"')
                || (sources.contains('"' + beginning + '"') && sources.contains("+ \"." + end + '"'))
                || (sources.contains('"' + beginning + ".\" +") && sources.contains('"' + end + '"'));
    }

    @ParameterizedTest
    @EnumSource
    void noPlaceIsLeftOpen(Language language) {
        var words = new Words(language, new GuidanceBook());

        for (var key : properties(language).stringPropertyNames()) {
            var values = new Object[] {"A", "B", "C", "D"};
            if (!places(properties(language), key).isEmpty()) {
                assertThat(words.get(key, values)).contains("A").doesNotContain("{");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aValueIsPutInAsItIs(Language language) {
        assertThat(new Words(language, new GuidanceBook()).get("origin.embedded", "https://a.example/{0}'"))
                .contains("https://a.example/{0}'");
    }

    /** In Chinese a letter is shown while Alt is held, and no word has one for it. */
    @Test
    void anEnglishWordHasTheLetterThatReachesItAndAChineseOneHasNone() {
        var words = new Words(Language.ENGLISH, new GuidanceBook());

        for (var key : properties(Language.ENGLISH).stringPropertyNames()) {
            var word = key.replaceFirst("\\.mnemonic$", "");
            if (!word.equals(key) && !word.equals("helper.language")) {
                assertThat(words.get(word)).as(word).containsIgnoringCase(String.valueOf(words.mnemonic(word)));
            }
        }
        assertThat(properties(Language.CHINESE).values())
                .noneMatch(text -> String.valueOf(text).matches("(?s).*\\([A-Z]\\)：?"));
    }

    private static Set<String> places(Properties words, String key) {
        var found = new TreeSet<String>();
        PLACE.matcher(words.getProperty(key)).results().forEach(place -> found.add(place.group()));
        return found;
    }

    private static String sources() {
        try (var windows = Files.walk(WINDOW);
                var prompts = Files.walk(PROMPT)) {
            return Stream.concat(windows, prompts)
                    .filter(Files::isRegularFile)
                    .map(WordsTest::read)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties(Language language) {
        var file = "/signinghelper/window/words_" + language.tag().replace('-', '_') + ".properties";
        try (var in = Objects.requireNonNull(WordsTest.class.getResourceAsStream(file), file)) {
            var properties = new Properties();
            properties.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
