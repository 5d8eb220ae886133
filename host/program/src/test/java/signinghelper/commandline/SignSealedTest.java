package signinghelper.commandline;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.document.Source;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.document.StampAnnotation;
import signinghelper.formats.ofd.pages.TestPage;
import signinghelper.prompt.PinSubject;
import signinghelper.token.FakeToken;
import signinghelper.work.TestDocuments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents that are sealed at the terminal. */
@Tag("slow")
class SignSealedTest {
    @TempDir
    private Path folder;

    private SealingTerminal sealing;
    private TestTerminal terminal;
    private byte[] original;
    private Path document;
    private Path sealFile;

    @BeforeEach
    void make() throws Exception {
        sealing = new SealingTerminal(folder);
        terminal = sealing.terminal;
        sealFile = sealing.sealFile;
        original = TestDocuments.ofd();
        document = Files.write(folder.resolve("标书.OFD"), original);
    }

    @Test
    void theSealInAFileIsShownAndTheOriginalStays() throws Exception {
        terminal.prompt().type(FakeToken.PIN);

        var outcome = terminal.run(
                "sign", document, "--format", "ofd", "--seal", sealFile, "--at", "-1,100,200.5", "--at", "1,5,5,20,20");

        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        assertThat(document).hasBinaryContent(original);
        var report = terminal.run("verify", folder.resolve("标书.signed.ofd"), "--json")
                .json();
        assertThat(report.at("/report/signatures/0/seal/name").asText()).isEqualTo("测试有限公司公章");
        assertThat(report.at("/report/signatures/0/coverage/all").asBoolean(true))
                .isTrue();
    }

    @Test
    void theSealStandsAtAKeyword() throws Exception {
        terminal.prompt().type(FakeToken.PIN);
        var page = TestPage.with(TestPage.text(40, 51.5, "DeltaX=\"g 2 4\"", "盖章处"))
                .content();
        var file = Files.write(folder.resolve("a.ofd"), page.open().readAllBytes());

        var outcome = terminal.run("sign", file, "--format", "ofd", "--seal", sealFile, "--keyword", "盖章处");

        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        try (var container = OfdContainer.copyOf(Source.ofFile(folder.resolve("a.signed.ofd")))) {
            var box = StampAnnotation.all(container).get(0).boundary();
            assertThat(box.left() + box.width() / 2).isEqualTo(46);
            assertThat(box.top() + box.height() / 2).isEqualTo(50);
        }
    }

    @Test
    void withoutAFileTheSealOnTheUKeyIsUsed() throws Exception {
        sealing.token.withSeal(sealing.seal.encoded());
        terminal.prompt().type(FakeToken.PIN);

        var outcome = terminal.run("sign", document, "--format", "ofd", "--at", "1,100,200");

        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        assertThat(folder.resolve("标书.signed.ofd")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2,10,10", "1,200,10", "1,-1,10"})
    void aPlaceOffThePagesIsRefusedBeforeThePin(String place) throws Exception {
        var outcome = terminal.run("sign", document, "--format", "ofd", "--seal", sealFile, "--at", place, "--json");

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.json().at("/errors/0/code").asText()).isEqualTo("SEAL_REFUSED");
        assertThat(terminal.prompt().wasAsked()).isFalse();
    }

    @Test
    void aSealOnADocumentWithoutPagesIsRefused() throws Exception {
        var outcome = terminal.run("sign", document, "--seal", sealFile, "--at", "1,10,10", "--json");

        assertThat(outcome.json().at("/errors/0/facts/rule").asText()).isEqualTo("FORMAT_WITHOUT_PAGES");
    }

    @Test
    void aFileThatIsNoOfdIsRefusedBeforeThePin() throws Exception {
        var outcome = terminal.run("sign", terminal.file("a.ofd", "text"), "--format", "ofd", "--json");

        assertThat(outcome.json().at("/errors/0/code").asText()).isEqualTo("CONTENT_REFUSED");
        assertThat(outcome.json().at("/errors/0/facts/rule").asText()).isEqualTo("MALFORMED");
        assertThat(terminal.prompt().wasAsked()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--at=1,2", "--at=0,1,1", "--at=a,b,c", "--at=1,1,1,0,5", "--keyword= "})
    void aPlaceOfAnotherFormIsWrongUse(String place) {
        assertThat(terminal.run("sign", document, "--format", "ofd", place).exitCode())
                .isEqualTo(2);
    }

    @Test
    void aSealWithoutAPlaceIsPlacedByTheUser() throws Exception {
        terminal.prompt().beforePin(question -> {
            var seals = Objects.requireNonNull(((PinSubject.Signing) question.subject()).seals());
            var key = question.offered().keys().get(0).held();
            assertThat(seals.toPlace()).containsExactly(0);
            seals.place(0, seals.pages(key, 0).orElseThrow().seals());
        });
        terminal.prompt().type(FakeToken.PIN);

        var outcome = terminal.run("sign", document, "--format", "ofd", "--seal", sealFile);

        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        assertThat(folder.resolve("标书.signed.ofd")).exists();
    }

    @Test
    void aSealThatTheUserHasNotPlacedIsNotSigned() throws Exception {
        sealing.token.withSeal(sealing.seal.encoded());
        terminal.prompt().type(FakeToken.PIN);

        var outcome = terminal.run("sign", document, "--format", "ofd", "--at", "ask", "--json");

        assertThat(outcome.json().at("/errors/0/facts/rule").asText()).isEqualTo("NOT_PLACED");
        assertThat(folder.resolve("标书.signed.ofd")).doesNotExist();
    }
}
