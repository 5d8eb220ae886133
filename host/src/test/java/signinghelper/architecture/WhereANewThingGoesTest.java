package signinghelper.architecture;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.architecture.SourceTree.Source;

import java.util.List;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test of the table of that name in {@code architecture.md}: the files that name a small member of each kind are those
 * that a new one touches. Its own files, tests, generated files, the changelog, documents without lists, and portals'
 * profiles do not count. A profile allows a method or not as the portal chooses.
 */
class WhereANewThingGoesTest {
    private static final Pattern ASIDE =
            Pattern.compile("CHANGELOG\\.md|docs/(?!checks\\.md|registration\\.md).*|profiles/(?!demo/).*");

    private static final List<Source> SOURCES = SourceTree.read();

    /** A kind of thing, and a small one of it. */
    enum Kind {
        COMMAND_FOR_PAGES(
                "command for pages",
                "[\"`]certificate\\.select[\"`]|\\bCertificateSelectCommand\\b",
                ".*/CertificateSelect(Command|Request|Reply)[^/]*",
                6),
        CHECK("check", "[\"`]certificate-pair[\"`]|\\bCertificatePairCheck\\b", ".*/CertificatePairCheck\\.java", 4),
        BROWSER("browser", "QQ浏览器", "installer/browsers/qq\\.json", 1),
        DOCUMENT_FORMAT(
                "document format",
                "\\bcms-attached\\b|\\bAttachedCms\\b",
                ".*/formats/document/cms/.*|.*/SignatureSignRequest\\.(attached|added|added-within)\\.json",
                4),
        KIND_OF_DRIVER("kind of driver", "\\bWindowsStore(Kind|Driver)\\b", ".*/token/windows/.*", 2);

        private final String row;
        private final Pattern name;
        private final String own;
        private final int most;

        Kind(String row, String name, String own, int most) {
            this.row = row;
            this.name = Pattern.compile(name);
            this.own = own;
            this.most = most;
        }

        private List<String> files() {
            return SOURCES.stream()
                    .filter(source -> !source.isTest() && !source.isGenerated())
                    .filter(source -> !ASIDE.matcher(source.path()).matches())
                    .filter(source -> !source.path().matches(own))
                    .filter(source -> name.matcher(source.text()).find())
                    .map(Source::path)
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesOfASmallOneAreInAsManyFilesAsTheTableSays(Kind kind) {
        var row = SOURCES.stream()
                .filter(source -> source.path().equals("docs/architecture.md"))
                .flatMap(source -> source.text().lines())
                .filter(line -> line.startsWith("| " + kind.row + " |"))
                .findAny()
                .orElseThrow();

        assertThat(row).as(kind.files().toString()).endsWith("| " + kind.files().size() + " |");
    }

    @ParameterizedTest
    @EnumSource
    void aNewOneTouchesFewFiles(Kind kind) {
        assertThat(kind.files()).hasSizeBetween(1, kind.most);
    }
}
