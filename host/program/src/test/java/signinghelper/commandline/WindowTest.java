package signinghelper.commandline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.guidance.Language;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class WindowTest {

    @Test
    void opensTheWindowInTheAskedLanguageAsOftenAsThePersonLikes(@TempDir Path folder) throws Exception {
        var terminal = new TestTerminal(folder);

        assertThat(terminal.run("window").exitCode()).isZero();
        assertThat(terminal.run("window", "--lang", "zh-CN", "--json").json().path("errors"))
                .isEmpty();
        assertThat(terminal.window().opened()).containsExactly(Language.ENGLISH, Language.CHINESE);
    }

    @Test
    void judgesTheFilesThatAreNamedAndLeavesToTheWindowWhichAreThere(@TempDir Path folder) throws Exception {
        var terminal = new TestTerminal(folder).calledFromItsFolder();

        assertThat(terminal.run("window", "投标 文件.p7s", folder.toString()).exitCode())
                .isZero();
        assertThat(terminal.window().inspected())
                .containsExactly(List.of(folder.resolve("投标 文件.p7s").toAbsolutePath(), folder.toAbsolutePath()));
    }

    @Test
    void withoutADesktopItIsRefused(@TempDir Path folder) throws Exception {
        var terminal = new TestTerminal(folder);
        terminal.window().removeDesktop();
        var outcome = terminal.run("window", "--json");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.json().at("/errors/0/code").asText()).isEqualTo("PROMPT_UNAVAILABLE");
    }
}
