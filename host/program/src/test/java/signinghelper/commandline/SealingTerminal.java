package signinghelper.commandline;

import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;

/** Terminal with a U-Key and a seal that names its certificate. */
final class SealingTerminal {
    final FakeToken token;
    final TestSeal seal;
    final TestTerminal terminal;
    final Path sealFile;

    private final Path folder;

    SealingTerminal(Path folder) throws IOException {
        var key = SoftwareKey.make(SoftwareKey.Kind.SM2);
        this.token = new FakeToken("投标锁").with(key, KeyEntry.Use.SIGNATURE);
        this.seal = TestSeal.of(TestHolder.of(TestKey.SM2), TestAuthority.NOW, key.certificate());
        seal.picture = square();
        this.terminal = new TestTerminal(folder).with(new FakeDriver("fake", token));
        this.sealFile = Files.write(folder.resolve("公章.esl"), seal.encoded());
        this.folder = folder;
    }

    /** A picture that can be drawn. */
    private static byte[] square() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    /** Signs, and returns the file of a name beside the document. */
    Path signed(Path document, String output, Object... more) throws Exception {
        terminal.prompt().type(FakeToken.PIN);
        var arguments = new ArrayList<Object>(List.of("sign", document));
        arguments.addAll(List.of(more));
        var outcome = terminal.run(arguments.toArray());
        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        return folder.resolve(output);
    }
}
