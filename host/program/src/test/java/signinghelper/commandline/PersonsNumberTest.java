package signinghelper.commandline;

import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.certificate.ResidentNumber;
import signinghelper.history.HistoryEntry;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;

import java.io.IOException;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Certificates with an invented identity number, in each place where CAs write a person's number. */
class PersonsNumberTest {
    private static final String NUMBER = "110000190001010004";

    @TempDir
    private Path folder;

    private TestTerminal terminal;

    @BeforeEach
    void plugIn() {
        var name = new X500NameBuilder()
                .addRDN(BCStyle.CN, "051@张样本@0" + NUMBER + "@1")
                .addRDN(BCStyle.SERIALNUMBER, "SF" + NUMBER)
                .addRDN(BCStyle.UID, NUMBER)
                .build();
        terminal = new TestTerminal(folder);
        terminal.plugIn(request -> request.subject(name), SoftwareKey.Kind.P256);
    }

    @Test
    void isInNoListAndThePersonIsNamed() throws IOException {
        var text = terminal.run("certificate", "list").out();
        var json = terminal.run("certificate", "list", "--json").json().at("/certificates/0");

        assertThat(text).contains("张样本 (ECDSA, signing").doesNotContain(NUMBER);
        assertThat(json.path("holder").asText()).isEqualTo("张样本");
        assertThat(json.path("creditCode").isNull()).isTrue();
        assertThat(json.toString()).doesNotContain(NUMBER);
    }

    @Test
    void isInNoNameOfAUKey() {
        terminal.with(new FakeDriver("fake", new FakeToken("张样本" + NUMBER)));

        assertThat(terminal.run("token", "list").out()).contains("张样本…0004").doesNotContain(NUMBER);
    }

    @Test
    void leavesItsCertificateOutOfABundle() {
        var bundle = terminal.run("bundle", "--identity", "--certificates", "--out", folder.resolve("out.zip"));

        assertThat(bundle.exitCode()).isZero();
        assertThat(bundle.out()).doesNotContain("MII");
    }

    /** Notes that an earlier version has made. */
    @Test
    void isMaskedInTheHistoryAsItIsRead() {
        var signer = new HistoryEntry.Signer("0" + NUMBER, "CN=" + NUMBER, "1f", "ab".repeat(32));

        assertThat(signer.holder()).isEqualTo("0…0004");
        assertThat(ResidentNumber.isIn(signer.toString())).isFalse();
    }
}
