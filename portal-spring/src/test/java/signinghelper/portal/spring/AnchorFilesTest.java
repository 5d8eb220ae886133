package signinghelper.portal.spring;

import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** CAs that come and go while the portal runs. */
@ExtendWith(OutputCaptureExtension.class)
class AnchorFilesTest {
    @TempDir
    private Path folder;

    private final TestAuthority before = TestAuthority.root(TestKey.P256);
    private final TestAuthority after = TestAuthority.root(TestKey.P384);

    private static String pem(X509Certificate certificate) throws IOException {
        var pem = new StringWriter();
        try (var writer = new JcaPEMWriter(pem)) {
            writer.writeObject(certificate);
        }
        return pem.toString();
    }

    @Test
    void aFileThatChangesIsReadAgainAtTheNextLogin(CapturedOutput log) throws Exception {
        var file = Files.writeString(folder.resolve("ca.pem"), pem(before.certificate()));
        TestApplication.trusting(file).run(context -> {
            var trust = context.getBean(CertificateTrust.class);
            assertTrusts(trust, before, after);

            Files.writeString(file, pem(before.certificate()) + pem(after.certificate()));
            trust.chain(before.issue(TestKey.P256.generate()), NOW);
            trust.chain(after.issue(TestKey.P384.generate()), NOW);

            Files.writeString(file, pem(after.certificate()));
            assertTrusts(trust, after, before);
            assertThat(context.getBean(SigningHelperHealthIndicator.class)
                            .health()
                            .getDetails()
                            .toString())
                    .contains("CN=Test root P384")
                    .doesNotContain("CN=Test root P256");
        });
        assertThat(log).contains("signing-helper.trust has changed, and now trusts 'CN=Test root P384,C=CN'");
    }

    @Test
    void aCaThatIsAddedWithoutItsServersIsWarnedOfOnce(CapturedOutput log) throws Exception {
        var file = Files.writeString(folder.resolve("ca.pem"), pem(before.certificate()));
        var asked = Files.writeString(folder.resolve("asked.pem"), pem(before.certificate()));
        TestApplication.bare()
                .withPropertyValues(
                        "signing-helper.origins=" + TestApplication.ORIGIN,
                        "signing-helper.trust.anchors=file:" + file,
                        "signing-helper.revocation.check=online",
                        "signing-helper.revocation.authorities[0].certificate=file:" + asked,
                        "signing-helper.revocation.authorities[0].responders=http://127.0.0.1:1/")
                .run(context -> {
                    var trust = context.getBean(CertificateTrust.class);
                    Files.writeString(file, pem(before.certificate()) + pem(after.certificate()));
                    trust.chain(after.issue(TestKey.P384.generate()), NOW);
                    trust.chain(after.issue(TestKey.P384.generate()), NOW);
                });
        assertThat(log.getOut().lines().filter(line -> line.contains("has no entry for")))
                .singleElement()
                .asString()
                .endsWith("'CN=Test root P384,C=CN': their certificates do not log in");
    }

    /** Half of a file, or none, must not lock everybody out; a new CA is taken when it is whole. */
    @Test
    void aFileThatCannotBeReadChangesNothingAndIsToldOnce(CapturedOutput log) throws Exception {
        var file = Files.writeString(folder.resolve("ca.pem"), pem(before.certificate()));
        TestApplication.trusting(file).run(context -> {
            var trust = context.getBean(CertificateTrust.class);
            Files.writeString(file, pem(after.certificate()).substring(0, 100));
            assertTrusts(trust, before, after);
            assertTrusts(trust, before, after);
            assertThat(log.getOut().lines().filter(line -> line.contains("is not taken")))
                    .hasSize(1);
            Files.delete(file);
            assertTrusts(trust, before, after);
            Files.writeString(file, pem(after.certificate()));
            assertTrusts(trust, after, before);
        });
    }

    @Test
    void aFileThatIsTooLongIsNotTaken(CapturedOutput log) throws Exception {
        var file = Files.writeString(folder.resolve("ca.pem"), pem(before.certificate()));
        var files = files(new FileSystemResource(file));
        Files.writeString(file, pem(after.certificate()) + "\n".repeat(1024 * 1024));

        assertThat(files.anchors().anchors()).containsExactly(before.certificate());
        assertThat(log).contains("is not taken");
    }

    /** A second look could find another content than the one that counts as read. */
    @Test
    void whatIsTakenIsWhatWasCompared() throws Exception {
        var looks = new ArrayDeque<>(
                List.of(pem(before.certificate()), pem(after.certificate()), pem(before.certificate())));
        var files = files(new AbstractResource() {
            @Override
            public String getDescription() {
                return "a file that changes with each look";
            }

            @Override
            public boolean isFile() {
                return true;
            }

            @Override
            public InputStream getInputStream() {
                var text = looks.size() > 1 ? looks.remove() : looks.element();
                return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            }
        });

        assertThat(files.anchors().anchors()).containsExactly(after.certificate());
        assertThat(files.anchors().anchors()).containsExactly(before.certificate());
    }

    private static AnchorFiles files(Resource file) {
        return new AnchorFiles(new SigningHelperProperties.Trust(List.of(file), List.of()), anchors -> {});
    }

    private static void assertTrusts(CertificateTrust trust, TestAuthority trusted, TestAuthority stranger)
            throws CertPathBuilderException {
        assertThat(trust.chain(trusted.issue(TestKey.P256.generate()), NOW)).endsWith(trusted.certificate());
        assertThatThrownBy(() -> trust.chain(stranger.issue(TestKey.P256.generate()), NOW))
                .isInstanceOf(CertPathBuilderException.class);
    }
}
