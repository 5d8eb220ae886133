package signinghelper.formats.ofd;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.testkit.authority.TestKey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents signed by ofdrw: with seals of both versions, and by a CMS without a seal (GM/T 0010). */
@Tag("slow")
class OfdrwSignsTest {
    @TempDir
    Path folder;

    /** ofdrw signs by the computer's clock. */
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final TestHolder signer = TestHolder.of(TestKey.SM2, now);
    private final TestSeal seal = TestSeal.of(TestHolder.of(TestKey.SM2, now), now, signer.certificate());
    private Path unsigned;
    private Path key;
    private Path certificate;

    @BeforeEach
    void prepare() throws Exception {
        unsigned = Files.write(
                folder.resolve("unsigned.ofd"), new TestOfd().unsigned().zip());
        key = Files.write(folder.resolve("key"), signer.keys().getPrivate().getEncoded());
        certificate =
                Files.write(folder.resolve("certificate"), signer.certificate().getEncoded());
    }

    private Path sign(String kind, Path in, String out) throws Exception {
        var signed = folder.resolve(out);
        var sealFile = Files.write(folder.resolve("seal"), seal.encoded());
        OfdrwProgram.sign(
                kind, in, signed, kind.equals("cms") ? List.of(key, certificate) : List.of(key, certificate, sealFile));
        return signed;
    }

    private VerificationReport verify(Path document) throws Exception {
        var context = VerificationContext.of(VerificationPolicy.field(), Instant.now())
                .signers(signer.trust())
                .sealMakers(seal.maker.trust())
                .withoutRevocation();
        return new OfdFormat().verify(Source.ofFile(document), null, context);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void passesASealByOfdrw(int version) throws Exception {
        seal.version = version;

        var report = verify(sign("v" + version, unsigned, "signed.ofd"));

        assertThat(report.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.indication()).as("%s", signature.findings()).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(signature.form()).isEqualTo("SES V" + version);
            assertThat(signature.has(Code.TIME_DIFFERS)).isFalse();
            assertThat(signature.coverage().uncovered()).isEmpty();
        });
    }

    @Tag("full")
    @Test
    void passesTwoSealsOneAfterTheOther() throws Exception {
        var first = sign("v4", unsigned, "first.ofd");

        var report = verify(sign("v4", first, "second.ofd"));

        assertThat(report.signatures()).hasSize(2);
        assertThat(report.indication())
                .as("%s", report.signatures().get(0).findings())
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signatures().get(0).has(Code.SIGNED_AGAIN_LATER)).isTrue();
    }

    @Test
    void passesACmsOverTheDigest() throws Exception {
        var report = verify(sign("cms", unsigned, "signed.ofd"));

        assertThat(report.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.has(Code.SIGNATURE_HOLDS))
                    .as("%s", signature.findings())
                    .isTrue();
            assertThat(signature.has(Code.FORM_DEVIATES)).isTrue();
            assertThat(signature.indication()).as("%s", signature.findings()).isEqualTo(Indication.TOTAL_PASSED);
        });
    }
}
