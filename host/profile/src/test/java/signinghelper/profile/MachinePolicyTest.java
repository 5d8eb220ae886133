package signinghelper.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.protocol.WireFormat;

import java.nio.file.Path;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The place of the report for an administrator. */
class MachinePolicyTest {
    private static final Path DATA = Path.of("/home/somebody/.local/state/signing-helper-demo");

    private static Optional<Path> place(String json) throws JsonProcessingException {
        return MachinePolicy.parse(json, new WireFormat()).reportFile(DATA);
    }

    @Test
    void isAFullPathOrOneOfTheUsersData() throws Exception {
        assertThat(place("{}")).isEmpty();
        assertThat(place("{\"reportFile\":\"~/report.json\"}")).contains(DATA.resolve("report.json"));
        assertThat(place("{\"reportFile\":\"/var/lib/inventory/helper.json\"}"))
                .contains(Path.of("/var/lib/inventory/helper.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"report.json\"",
                "\"/var/lib/report\"",
                "\"~/../report.json\"",
                "\"~/choices/report.json\"",
                "\"~/..\\\\report.json\"",
                "\"~zhangsan/report.json\"",
                "\"/a\\u0000.json\"",
                "7",
                "{}"
            })
    void isNoOther(String place) {
        assertThatThrownBy(() -> place("{\"reportFile\":" + place + "}")).isInstanceOf(JsonProcessingException.class);
    }
}
