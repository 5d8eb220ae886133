package signinghelper.commandline;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class InspectTest {
    @TempDir
    private Path folder;

    private TestTerminal terminal;

    @BeforeEach
    void openTerminal() {
        terminal = new TestTerminal(folder);
    }

    @Test
    void saysWhatAFileIsWhatIsWrongAndWhatToDo() throws IOException {
        var file = terminal.file("报价.txt", "报价：锟斤拷元\n");

        var outcome = terminal.run("inspect", file);
        assertThat(outcome.exitCode()).isEqualTo(9);
        assertThat(outcome.out())
                .startsWith(file + ": The problem probably lies with whoever made or sent the file (SENDER)\n")
                .contains(
                        "  Content: text, encoded in UTF-8. ",
                        "garbled before it was saved",
                        "  - Ask whoever sent it");
    }

    @Test
    void theExitCodeIsThatOfTheWorstFile() throws IOException {
        var sound = terminal.file("a.txt", "报价：一万元整\n");
        var chinese = Files.write(folder.resolve("b.txt"), "报价：一万元整".getBytes(Charset.forName("GBK")));
        var empty = terminal.file("c.pdf", "");

        assertThat(terminal.run("inspect", sound).exitCode()).isZero();
        assertThat(terminal.run("inspect", sound, chinese).exitCode()).isEqualTo(8);
        assertThat(terminal.run("inspect", sound, empty, chinese).exitCode()).isEqualTo(9);
    }

    @Test
    void jsonHoldsEveryFileAndWhatCannotBeRead() throws IOException {
        var empty = terminal.file("c.pdf", "");

        var outcome = terminal.run("inspect", "--json", empty, folder.resolve("none.txt"), folder);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.json().at("/files")).hasSize(1);
        assertThat(outcome.json().at("/files/0/kind").asText()).isEqualTo("EMPTY");
        assertThat(outcome.json().at("/files/0/faults")).hasToString("[\"EMPTY\"]");
        assertThat(outcome.json().at("/files/0/cause").asText()).isEqualTo("TRANSFER");
        assertThat(outcome.json().at("/errors/0/code").asText()).isEqualTo("FILE_ABSENT");
        assertThat(outcome.json().at("/errors/1/code").asText()).isEqualTo("FILE_FAILED");
    }

    @Test
    void withoutAFileItIsWrongUse() {
        assertThat(terminal.run("inspect").exitCode()).isEqualTo(2);
    }
}
