package signinghelper.discovery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class DriverNamesTest {
    private static final String NAME = "[a-z][a-z0-9-]{0,31}";

    @ParameterizedTest
    @CsvSource({
        "mtoken_gm3000.dll, mtoken-gm3000",
        "SKFAPI20438.DLL, skfapi20438",
        "libgm3000.1.0.so, gm3000-1-0",
        "libes_3000gm.so.1.0.0, es-3000gm",
        "3000GM.dll, gm",
        "驱动.dll, skf",
        "_a_.dll, a",
        "a_very_long_name_of_a_vendor_s_library.dll, a-very-long-name-of-a-vendor-s-l"
    })
    void fileSaysTheName(String file, String name) {
        assertThat(new DriverNames(List.of()).take(Path.of("/opt", file)))
                .isEqualTo(name)
                .matches(NAME);
    }

    @Test
    void noNameIsGivenTwiceAndThePathTellsThemApart() {
        var first = Path.of("/opt/a/SKFAPI.dll");
        var second = Path.of("/opt/b/SKFAPI.dll");
        var names = new DriverNames(List.of("opensc"));

        assertThat(names.take(first)).isEqualTo("skfapi");
        var name = names.take(second);
        assertThat(name).matches("skfapi-[0-9a-f]{6}");
        assertThat(new DriverNames(List.of("skfapi")).take(second)).isEqualTo(name);
        assertThat(names.take(Path.of("/opt/opensc.dll"))).matches("opensc-[0-9a-f]{6}");
    }

    @Test
    void aLongNameIsCutSoThatTheMarkHasRoom() {
        var file = Path.of("/opt/abcdefghijklmnopqrstuvwxyz0123456789.dll");
        var names = new DriverNames(List.of());

        assertThat(names.take(file)).hasSize(32);
        assertThat(names.take(file)).hasSize(32).matches(NAME);
    }
}
