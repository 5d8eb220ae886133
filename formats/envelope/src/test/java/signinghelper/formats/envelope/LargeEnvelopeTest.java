package signinghelper.formats.envelope;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.testkit.tool.ExternalProgram;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Content that is twice as large as all the memory of the process that writes and opens it. */
@Tag("full")
@Tag("slow")
class LargeEnvelopeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "SM2", "SM2 GCM"})
    void isWrittenAndOpenedInLittleMemory(String arguments) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(
                java,
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                LargeEnvelope.class.getName(),
                folder.toString()));
        command.addAll(List.of(arguments.split(" ")));

        assertThat(new ExternalProgram(command, Map.of()).run()).contains("OPENED " + LargeEnvelope.SIZE);
    }
}
