package signinghelper.platform;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class FoldersTest {
    private static final Path HOME = Path.of("/home/person").toAbsolutePath();
    private static final Path INSTALL = Path.of("/opt/signing-helper-demo").toAbsolutePath();

    @Test
    void followTheXdgBaseDirectoriesOnLinux() {
        var state = Path.of("/state").toAbsolutePath();
        var folders = linux(Map.of("XDG_STATE_HOME", state.toString()));

        assertThat(folders.state()).isEqualTo(state.resolve("signing-helper-demo"));
        assertThat(folders.log()).isEqualTo(state.resolve("signing-helper-demo/log"));
        assertThat(folders.machinePolicy()).isEqualTo(Path.of("/etc/signing-helper-demo/policy.json"));
        assertThat(folders.profile()).isEqualTo(INSTALL.resolve("profile.jws"));
    }

    @Test
    void programsOfTwoPortalsShareThePlacesOfTheirWindowsAlone() {
        var one = linux(Map.of());
        var other = Folders.of(TestProduct.of("other"), OperatingSystem.LINUX, Map.of(), HOME, INSTALL);

        assertThat(other.ofAllPortals())
                .isEqualTo(one.ofAllPortals())
                .isEqualTo(HOME.resolve(".local/state/signing-helper"));
        assertThat(other.state()).isNotEqualTo(one.state());
        assertThat(other.machinePolicy()).isNotEqualTo(one.machinePolicy());
    }

    @Test
    void anEmptyOrRelativeVariableCountsAsNone() {
        var usual = HOME.resolve(".local/state/signing-helper-demo");

        assertThat(linux(Map.of()).state()).isEqualTo(usual);
        assertThat(linux(Map.of("XDG_STATE_HOME", "")).state()).isEqualTo(usual);
        assertThat(linux(Map.of("XDG_STATE_HOME", "state")).state()).isEqualTo(usual);
    }

    @Test
    void areThePersonsOwnOnEverySystem() {
        for (var system : OperatingSystem.values()) {
            assertThat(Folders.of(TestProduct.DEMO, system, Map.of(), HOME, INSTALL)
                            .state())
                    .startsWithRaw(HOME);
        }
    }

    private static Folders linux(Map<String, String> environment) {
        return Folders.of(TestProduct.DEMO, OperatingSystem.LINUX, environment, HOME, INSTALL);
    }
}
