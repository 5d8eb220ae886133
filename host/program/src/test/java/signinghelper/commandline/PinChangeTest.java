package signinghelper.commandline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.session.Asker;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class PinChangeTest {
    private static final String FRESH = "aB3-~!9";

    @Test
    void opensTheWindowAndSaysWhenItIsDone(@TempDir Path folder) throws Exception {
        var terminal = new TestTerminal(folder);
        var token = terminal.plugIn(SoftwareKey.Kind.P256);
        terminal.prompt().change(FakeToken.PIN, FRESH);
        var outcome = terminal.run("pin", "change");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).isEqualTo("The PIN is changed. From now on use the new one.\n");
        assertThat(terminal.prompt().nextChangeQuestion().asker()).isEqualTo(new Asker.CommandLine());
        assertThat(token.changes()).isEqualTo(1);

        terminal.prompt().change(FRESH, FakeToken.PIN);
        var json = terminal.run("pin", "change", "--json").json();
        assertThat(json.path("changed").asBoolean()).isTrue();
        assertThat(json.path("errors")).isEmpty();
    }

    @Test
    void aClosedWindowChangesNothing(@TempDir Path folder) throws Exception {
        var terminal = new TestTerminal(folder);
        var token = terminal.plugIn(SoftwareKey.Kind.P256);
        terminal.prompt().closeChangeWindow();
        var outcome = terminal.run("pin", "change", "--json");

        assertThat(outcome.exitCode()).isEqualTo(6);
        assertThat(outcome.json().path("changed").asBoolean()).isFalse();
        assertThat(outcome.json().at("/errors/0/code").asText()).isEqualTo("CANCELLED");
        assertThat(token.changes()).isZero();
    }

    @Test
    void withoutAUKeyItIsRefusedAndAPinIsNoArgument(@TempDir Path folder) {
        var terminal = new TestTerminal(folder);
        assertThat(terminal.run("pin", "change").exitCode()).isEqualTo(1);
        assertThat(terminal.run("pin", "change", FRESH).exitCode()).isEqualTo(2);
        assertThat(terminal.run("pin", "change", "--pin", FRESH).exitCode()).isEqualTo(2);
        assertThat(terminal.prompt().wasAsked()).isFalse();
    }
}
