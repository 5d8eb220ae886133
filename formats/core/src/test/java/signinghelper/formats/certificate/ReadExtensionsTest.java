package signinghelper.formats.certificate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.OpenSsl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Certificates of an SM2 CA that OpenSSL made. */
class ReadExtensionsTest {
    private static final String DISTID = "distid:1234567812345678";

    @TempDir
    Path folder;

    private OpenSsl openSsl;
    private X509Certificate root;

    @BeforeEach
    void makeAnAuthority() throws Exception {
        openSsl = Needed.openSsl(folder);
        key("root");
        run(
                "req",
                "-x509",
                "-key",
                "root.key",
                "-subj",
                "/CN=Test SM2 CA",
                "-days",
                "30",
                "-sm3",
                "-sigopt",
                DISTID,
                "-addext",
                "keyUsage=critical,keyCertSign",
                "-out",
                "root.pem");
        root = read("root.pem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.156.10260.4.1.4", "1.2.86.11.7.3", "2.4.16.11.7.3", "1.2.156.10260.4.1.3"})
    void acceptsACriticalExtensionThatIsRead(String place) throws Exception {
        var certificate = issue("basicConstraints=CA:FALSE", place);

        assertThat(certificate.getCriticalExtensionOIDs()).contains(place);
        assertThat(trust().chain(certificate, Instant.now())).containsExactly(certificate, root);
    }

    @Test
    void refusesOneThatNobodyReadsUnlessTheRulesDo() throws Exception {
        var certificate = issue("basicConstraints=CA:FALSE", "1.2.3.4");
        var rules = new HolderRules(List.of(), List.of("1.2.3.4"), List.of(), Set.of());

        assertThatThrownBy(() -> trust().chain(certificate, Instant.now()))
                .isInstanceOf(CertPathBuilderException.class)
                .hasStackTraceContaining("1.2.3.4");
        assertThat(trust().reading(rules).chain(certificate, Instant.now())).hasSize(2);
    }

    @Test
    void refusesOneInACertificateOfAnAuthority() throws Exception {
        var certificate = issue("basicConstraints=critical,CA:TRUE", "1.2.156.10260.4.1.4");

        assertThatThrownBy(() -> trust().chain(certificate, Instant.now()))
                .isInstanceOf(CertPathBuilderException.class);
    }

    private CertificateTrust trust() {
        return new CertificateTrust(List.of(root), List.of());
    }

    private X509Certificate issue(String basicConstraints, String place) throws Exception {
        key("leaf");
        Files.writeString(
                folder.resolve("leaf.cnf"),
                basicConstraints + "\nkeyUsage=critical,digitalSignature\n" + place
                        + "=critical,ASN1:UTF8String:914201007071167872\n");
        run(
                "req",
                "-new",
                "-key",
                "leaf.key",
                "-subj",
                "/O=Test/CN=Test",
                "-sm3",
                "-sigopt",
                DISTID,
                "-out",
                "leaf.csr");
        run(
                "x509",
                "-req",
                "-in",
                "leaf.csr",
                "-CA",
                "root.pem",
                "-CAkey",
                "root.key",
                "-days",
                "20",
                "-sm3",
                "-sigopt",
                DISTID,
                "-vfyopt",
                DISTID,
                "-extfile",
                "leaf.cnf",
                "-out",
                "leaf.pem");
        return read("leaf.pem");
    }

    private void key(String name) throws Exception {
        run("genpkey", "-algorithm", "SM2", "-out", name + ".key");
    }

    private X509Certificate read(String name) throws Exception {
        return Certificates.parsePem(Files.readString(folder.resolve(name))).get(0);
    }

    private void run(String... arguments) throws Exception {
        var outcome = openSsl.run(arguments);
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }
}
