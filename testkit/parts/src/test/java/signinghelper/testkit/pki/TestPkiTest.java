package signinghelper.testkit.pki;

import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;
import signinghelper.token.KeyEntry.Use;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class TestPkiTest {
    private static final String SM2_IDENTITY = "1234567812345678";

    private final TestPki authority = new TestPki(Clock.systemUTC());
    private final Holder holder = Holder.demonstrationSupplier();

    @TempDir
    private Path folder;

    @Test
    void givesTheHolderACodeWithTheRightCheckCharacter() {
        assertThat(holder.creditCode().hasRightCheckCharacter()).isTrue();
        assertThat(holder.creditCode().value()).startsWith("91420100");
    }

    @ParameterizedTest
    @FieldSource("signinghelper.testkit.authority.TestKey#USUAL")
    void namesTheHolderAndTheUse(TestKey kind) {
        var signature = authority.issue(kind, kind.generate().getPublic(), Use.SIGNATURE, holder);
        var encryption = authority.issue(kind, kind.generate().getPublic(), Use.ENCRYPTION, holder);

        assertThat(CertificateSubject.of(signature, HolderRules.USUAL))
                .isEqualTo(new CertificateSubject("演示供应商有限公司", "演示供应商有限公司", holder.creditCode()));
        assertThat(signature.getKeyUsage()).startsWith(true, true, false, false, false);
        assertThat(encryption.getKeyUsage()).startsWith(false, false, true, true, true);
        assertThat(signature.getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void saysInEachRootThatItIsNotReal() {
        assertThat(authority.anchors())
                .hasSize(3)
                .allSatisfy(root -> assertThat(
                                CertificateSubject.of(root, HolderRules.USUAL).commonName())
                        .contains("演示")
                        .contains("not for real use")
                        .hasSizeLessThanOrEqualTo(64));
    }

    @ParameterizedTest
    @FieldSource("signinghelper.testkit.authority.TestKey#USUAL")
    void issuesChainsThatOpenSslVerifies(TestKey kind) throws Exception {
        writePem("leaf.pem", authority.issue(kind, kind.generate().getPublic(), Use.SIGNATURE, holder));
        writePem("root.pem", authority.anchor(kind));
        writePem("other.pem", new TestPki(Clock.systemUTC()).anchor(kind));

        assertThat(verify(kind, "root.pem")).contains("leaf.pem: OK");
        assertThat(verify(kind, "other.pem")).doesNotContain("OK");
    }

    private String verify(TestKey kind, String root) throws Exception {
        var openSsl = Needed.openSsl(folder);
        var outcome = kind == TestKey.SM2
                ? openSsl.run(
                        "verify", "-x509_strict", "-vfyopt", "distid:" + SM2_IDENTITY, "-CAfile", root, "leaf.pem")
                : openSsl.run("verify", "-x509_strict", "-CAfile", root, "leaf.pem");
        return outcome.output();
    }

    private void writePem(String name, X509Certificate certificate) throws Exception {
        try (var writer = new PemWriter(Files.newBufferedWriter(folder.resolve(name)))) {
            writer.writeObject(new PemObject("CERTIFICATE", certificate.getEncoded()));
        }
    }
}
