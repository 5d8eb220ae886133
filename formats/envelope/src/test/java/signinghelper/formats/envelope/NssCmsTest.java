package signinghelper.formats.envelope;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.ExternalProgram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** CMS envelopes of NSS, as Thunderbird sends them: in BER, with lengths that come at the end. */
class NssCmsTest {
    @TempDir
    Path folder;

    private final TestRecipient recipient = TestRecipient.of(TestKey.RSA);

    @BeforeEach
    void makeDatabase() throws Exception {
        Needed.file(Path.of("/usr/bin/cmsutil"));
        recipient.write(folder);
        run("certutil", "-N", "--empty-password");
        run("certutil", "-A", "-n", "supplier", "-t", "P,P,P", "-i", path("cert.pem"));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(program, "-d", "sql:" + folder));
        command.addAll(List.of(arguments));
        new ExternalProgram(command, Map.of()).run();
    }

    @Test
    void envelopesOfNssOpen() throws Exception {
        var content = new byte[200_001];
        new Random(1).nextBytes(content);
        Files.write(folder.resolve("content"), content);
        run("cmsutil", "-E", "-r", "supplier", "-i", path("content"), "-o", path("envelope"));
        var envelope = Files.readAllBytes(folder.resolve("envelope"));

        assertThat(Opening.opened(envelope, folder, recipient.key())).isEqualTo(content);
    }
}
