package signinghelper.formats.document.cms;

import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.certificate.KeyPurposes;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.SignatureReport;

import java.io.InputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarFile;

import static org.assertj.core.api.Assertions.assertThat;

/** The signature and time stamp of BouncyCastle's own jar, judged by the Java runtime too. */
@Tag("slow")
class SignedJarTest {
    private byte[] signature = {};
    private byte[] content = {};
    private List<X509Certificate> signers = List.of();
    private List<X509Certificate> stampers = List.of();
    private Instant stamped = Instant.EPOCH;

    /** Reads what the Java runtime has verified. */
    @BeforeEach
    void readJar() throws Exception {
        var place =
                BouncyCastleProvider.class.getProtectionDomain().getCodeSource().getLocation();
        try (var jar = new JarFile(Path.of(place.toURI()).toFile())) {
            var name = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(each -> each.matches("META-INF/[^/]+\\.RSA"))
                    .findFirst()
                    .orElseThrow();
            signature = read(jar, name);
            content = read(jar, name.replace(".RSA", ".SF"));
            var entry = jar.getJarEntry("org/bouncycastle/jce/provider/BouncyCastleProvider.class");
            read(jar, entry.getName());
            var signer = signer(entry.getCodeSigners());
            signers = certificates(signer.getSignerCertPath().getCertificates());
            stampers = certificates(signer.getTimestamp().getSignerCertPath().getCertificates());
            stamped = signer.getTimestamp().getTimestamp().toInstant();
        }
    }

    private static CodeSigner signer(CodeSigner[] all) {
        assertThat(all).hasSize(1);
        return all[0];
    }

    @Test
    void agreesWithTheJavaRuntimeOnSignerAndProvedTime() throws Exception {
        var report = judge(content, stamped.plusSeconds(60));

        assertThat(report.form()).isEqualTo("RFC5652_WITHOUT_ATTRIBUTES");
        assertThat(report.signer()).isEqualTo(signers.get(0));
        assertThat(report.time().proved()).isEqualTo(stamped);
        assertThat(report.has(Code.TIME_PROVED)).isTrue();
        assertThat(report.indication()).as("%s", report.findings()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void failsWithAnotherContent() throws Exception {
        content[0] ^= 1;

        assertThat(judge(content, stamped).findings())
                .extracting(Finding::code)
                .containsExactly(Code.SIGNATURE_INVALID);
    }

    /** The certificates that the Java runtime found are configured here; within the document they mean nothing. */
    private SignatureReport judge(byte[] with, Instant now) throws Exception {
        var context = VerificationContext.of(VerificationPolicy.field(), now)
                .signers(trust(signers).accepting(new KeyPurposes(Set.of("1.3.6.1.5.5.7.3.3"))))
                .timeStampAuthorities(trust(stampers))
                .withoutRevocation();
        return DocumentFormats.verify(Source.of(signature), Source.of(with), context)
                .signatures()
                .get(0);
    }

    private static CertificateTrust trust(List<X509Certificate> chain) {
        return new CertificateTrust(
                List.of(chain.get(chain.size() - 1)), chain.subList(1, Math.max(1, chain.size() - 1)));
    }

    private static List<X509Certificate> certificates(List<? extends java.security.cert.Certificate> chain)
            throws Exception {
        var all = new ArrayList<X509Certificate>();
        for (var certificate : chain) {
            all.add(Certificates.parse(Bytes.copyOf(certificate.getEncoded())));
        }
        return all;
    }

    private static byte[] read(JarFile jar, String name) throws Exception {
        try (InputStream in = jar.getInputStream(Objects.requireNonNull(jar.getEntry(name)))) {
            return in.readAllBytes();
        }
    }
}
