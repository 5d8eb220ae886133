package signinghelper.installation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class HomeFolderTest {
    private static final Path ACCOUNT = Path.of("/home/account").toAbsolutePath();
    private static final String OTHER = Path.of("/home/other").toAbsolutePath().toString();

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X"})
    void isHomeWhereItSaysSomethingElseThanTheAccount(String system) {
        assertThat(HomeFolder.of(system, Map.of("HOME", OTHER), ACCOUNT)).isEqualTo(Path.of(OTHER));
    }

    @Test
    void isTheAccountsOnWindowsWhateverAShellThereSays() {
        assertThat(HomeFolder.of("Windows 11", Map.of("HOME", OTHER), ACCOUNT)).isEqualTo(ACCOUNT);
    }

    @Test
    void isTheAccountsWhereHomeSaysNothing() {
        assertThat(HomeFolder.of("Linux", Map.of(), ACCOUNT)).isEqualTo(ACCOUNT);
        assertThat(HomeFolder.of("Linux", Map.of("HOME", ""), ACCOUNT)).isEqualTo(ACCOUNT);
        assertThat(HomeFolder.of("Linux", Map.of("HOME", "here"), ACCOUNT)).isEqualTo(ACCOUNT);
    }
}
