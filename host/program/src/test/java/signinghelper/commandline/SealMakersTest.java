package signinghelper.commandline;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.ofd.OfdFormat;
import signinghelper.formats.seal.Seal;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.work.TestDocuments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Seal in a company's name that a customer of a trusted CA has made with the key of an ordinary certificate. */
class SealMakersTest {
    @TempDir
    private Path folder;

    private final TestHolder customer = TestHolder.of(TestKey.SM2);

    private TestTerminal terminal;
    private Path sealed;
    private Path ca;

    @BeforeEach
    void seal() throws Exception {
        terminal = new TestTerminal(folder);
        ca = terminal.anchor("ca.pem", customer.authority());
        sealed = folder.resolve("sealed.ofd");
        var seal = Bytes.copyOf(
                TestSeal.of(customer, TestAuthority.NOW, customer.certificate()).encoded());
        var place = new SealPlacement(1, 100, 200, 40, 30, Strip.WHOLE);
        var prepared = new OfdFormat()
                .prepare(
                        Content.inMemory(Bytes.copyOf(TestDocuments.ofd())),
                        customer.signer(CmsForm.PKCS7_501).identity(),
                        TestAuthority.NOW,
                        new SealAppearance(seal, Seal.parse(seal).picture(), List.of(place)),
                        TimeStamping.NONE);
        try (var out = Files.newOutputStream(sealed)) {
            prepared.finish(customer.sign(prepared.digestToSign())).writeTo(out);
        }
    }

    @Test
    void anAnchorWithoutARoleTrustsNoMakerOfSeals() throws Exception {
        var outcome = terminal.run("verify", sealed, "--anchor", ca);

        assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(5);
        assertThat(outcome.out())
                .contains("[SEAL_MAKER_NOT_CHECKED]")
                .contains("no maker of seals was named as trusted")
                .contains("--anchor seals=FILE");
    }

    @Test
    void aMakerIsTrustedWhereItsRoleIsNamed() throws Exception {
        var outcome = terminal.run("verify", sealed, "--anchor", ca, "--anchor", "seals=" + ca);

        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.out()).doesNotContain("--anchor");
    }
}
