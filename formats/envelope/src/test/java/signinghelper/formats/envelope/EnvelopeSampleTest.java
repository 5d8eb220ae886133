package signinghelper.formats.envelope;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.ExternalProgram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** {@code samples/envelopes} on its own and against this library. */
class EnvelopeSampleTest {
    private static final Path PROGRAM = Path.of("../../samples/envelopes/envelope.py");

    @TempDir
    Path folder;

    private final TestRecipient recipient = TestRecipient.of(TestKey.SM2);

    @BeforeEach
    void writeKeys() throws Exception {
        Needed.program("python3");
        recipient.write(folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 16, 100, 130, 70_000})
    void opensWhatIsWrittenAndWritesWhatOpens(int size) throws Exception {
        var content = new byte[size];
        new Random(6).nextBytes(content);
        write("content", content);
        run("write", "content", "cert.pem", "its");
        write("ours", Opening.written(content, recipient.certificate()));
        run("open", "ours", "cert.pem", "key.pem", "opened");

        assertThat(Opening.opened(read("its"), folder, recipient.key())).isEqualTo(content);
        assertThat(read("opened")).isEqualTo(content);
        assertThat(Sm2Parts.of(read("its")).to(recipient.certificate())).isEqualTo(read("its"));
    }

    @Test
    void findsItsOwnOfSeveralRecipients() throws Exception {
        var other = TestRecipient.of(TestKey.SM2).certificate();
        write("ours", Opening.written(new byte[7], other, recipient.certificate()));
        run("open", "ours", "cert.pem", "key.pem", "opened");
        write("others", Opening.written(new byte[7], other));

        assertThat(read("opened")).isEqualTo(new byte[7]);
        assertThatThrownBy(() -> run("open", "others", "cert.pem", "key.pem", "none"))
                .hasMessageContaining("for other certificates");
    }

    @Test
    void damageAndAWrongKeyHaveTheSameWords() throws Exception {
        var envelope = Opening.written(new byte[40], recipient.certificate());
        write("whole", envelope);
        var damaged = envelope.clone();
        damaged[envelope.length - 17] ^= 1;
        write("damaged", damaged);
        var words = "refused: the envelope does not open with this key";
        assertThatThrownBy(() -> run("open", "damaged", "cert.pem", "key.pem", "none"))
                .hasMessageContaining(words);
        Files.copy(folder.resolve("cert.pem"), folder.resolve("own.pem"));
        TestRecipient.of(TestKey.SM2).write(folder);

        assertThatThrownBy(() -> run("open", "whole", "own.pem", "key.pem", "none"))
                .hasMessageContaining(words);
    }

    @Test
    void otherFormsAreNamedAndCutOnesRefused() throws Exception {
        write("gcm", Opening.writtenWithIntegrity(new byte[40], recipient.certificate()));
        assertThatThrownBy(() -> run("open", "gcm", "cert.pem", "key.pem", "none"))
                .hasMessageContaining("not encrypted by SM4-CBC");
        var envelope = Opening.written(new byte[40], recipient.certificate());
        for (var length : List.of(0, 1, 3, 30, envelope.length - 1)) {
            write("cut", Arrays.copyOf(envelope, length));
            assertThatThrownBy(() -> run("open", "cut", "cert.pem", "key.pem", "none"))
                    .hasMessageContaining("refused: ")
                    .message()
                    .doesNotContain("Traceback");
        }
    }

    private void run(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("python3", "-B", PROGRAM.toString(), arguments[0]));
        for (var at = 1; at < arguments.length; at++) {
            command.add(folder.resolve(arguments[at]).toString());
        }
        new ExternalProgram(command, Map.of()).run();
    }

    private void write(String name, byte[] octets) throws IOException {
        Files.write(folder.resolve(name), octets);
    }

    private byte[] read(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }
}
