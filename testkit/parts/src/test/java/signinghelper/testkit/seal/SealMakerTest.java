package signinghelper.testkit.seal;

import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.internal.asn1.RawSequence;
import signinghelper.formats.seal.Seal;
import signinghelper.formats.seal.SealVerdicts;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.pki.Holder;
import signinghelper.testkit.pki.TestPki;
import signinghelper.token.KeyEntry;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;

/** Seals that the demonstration makes, judged by the formats' reader and by OpenSSL. */
class SealMakerTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final String HOLDER = Holder.demonstrationSupplier().organisation();

    @TempDir
    Path folder;

    private final TestPki authority = new TestPki(Clock.fixed(NOW, ZoneOffset.UTC));
    private final X509Certificate signer = authority.issue(
            TestKey.SM2, TestKey.SM2.generate().getPublic(), KeyEntry.Use.SIGNATURE, Holder.demonstrationSupplier());

    private Seal seal() throws Exception {
        return Seal.parse(Bytes.copyOf(authority.sealMaker().make(HOLDER, List.of(signer))));
    }

    @Test
    void theMakerAloneIsTrustedForItsSeals() throws Exception {
        var seal = seal();
        var makers = new CertificateTrust(List.of(authority.sealMaker().certificate()), List.of());
        var context = VerificationContext.of(VerificationPolicy.field(), NOW)
                .sealMakers(makers)
                .withoutRevocation();

        var certificate = Bytes.copyOf(signer.getEncoded());
        assertThat(new SealVerdicts(context).judge(seal, certificate, NOW))
                .containsExactly(Finding.of(Code.SEAL_HOLDS));
        assertThat(new SealVerdicts(context).judge(seal, certificate, NOW.plus(Duration.ofDays(60))))
                .extracting(Finding::code)
                .containsExactly(Code.SEAL_NOT_VALID_AT_SIGNING);
    }

    @Test
    void opensslVerifiesTheMakersSignature() throws Exception {
        var seal = seal();
        var parts = RawSequence.of(seal.encoded());
        var value = parts.at(3).toArray();
        Files.write(folder.resolve("info"), parts.at(0).toArray());
        // Tag, length and the count of unused bits go before the bits; the value is shorter than 128 bytes.
        Files.write(folder.resolve("value"), Arrays.copyOfRange(value, 3, value.length));
        try (var pem = new JcaPEMWriter(Files.newBufferedWriter(folder.resolve("key.pem")))) {
            pem.writeObject(authority.sealMaker().certificate().getPublicKey());
        }

        var outcome = Needed.openSsl(folder)
                .run(
                        "dgst",
                        "-sm3",
                        "-verify",
                        "key.pem",
                        "-sigopt",
                        "distid:1234567812345678",
                        "-signature",
                        "value",
                        "info");
        assertThat(outcome.output()).contains("Verified OK");
    }

    @Test
    void thePictureIsRedOnNothing() throws Exception {
        var picture = seal().picture();
        var image = ImageIO.read(new ByteArrayInputStream(picture.data().toArray()));

        assertThat(picture.type()).isEqualTo("png");
        assertThat(picture.width()).isEqualTo(42);
        var centre = image.getWidth() / 2;
        assertThat(image.getRGB(0, 0) >>> 24).isZero();
        assertThat(image.getRGB(centre, centre)).isEqualTo(0xFFD01010);
    }
}
