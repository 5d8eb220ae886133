package signinghelper.formats.ofd;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.PartName;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestTimeStamps;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents that the format signs, judged by its reader and by ofdrw. */
class OfdSigningTest {
    private static final int MOST = 1 << 20;

    @TempDir
    Path folder;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private OfdSigner signer(TestKey kind) {
        var holder = TestHolder.of(kind, now);
        return new OfdSigner(holder, TestSeal.of(TestHolder.of(TestKey.SM2, now), now, holder.certificate()), now);
    }

    private static byte[] unsigned() throws IOException {
        return new TestOfd().unsigned().zip();
    }

    private static void assertPasses(VerificationReport report, int signatures) {
        assertThat(report.signatures()).hasSize(signatures);
        assertThat(report.signatures()).allSatisfy(signature -> {
            assertThat(signature.indication()).as("%s", signature.findings()).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(signature.has(Code.COVERS_ALL)).isTrue();
            assertThat(signature.has(Code.TIME_DIFFERS)).isFalse();
            assertThat(signature.has(Code.FORM_DEVIATES)).isFalse();
        });
    }

    private static String text(byte[] document, String part) throws Exception {
        try (var container = OfdContainer.copyOf(Source.of(document))) {
            return new String(container.read(new PartName(part), MOST), StandardCharsets.UTF_8);
        }
    }

    private String ofdrw(byte[] document) throws Exception {
        var file = Files.write(folder.resolve("judged.ofd"), document);
        return String.join(" ", OfdrwProgram.validate("v4", List.of(file)).values());
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void seals(TestKey kind) throws Exception {
        var signer = signer(kind);

        var report = signer.verify(signer.seal(unsigned(), OfdSigner.PLACE));

        assertPasses(report, 1);
        var signature = report.signatures().get(0);
        assertThat(signature.form()).isEqualTo("SES V4");
        assertThat(signature.name()).isEqualTo("s001");
        assertThat(signature.has(Code.SEAL_HOLDS)).isTrue();
        assertThat(signature.has(Code.UNCHANGED_SINCE)).isTrue();
        assertThat(signature.time().claimed()).isEqualTo(now);
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void signsWithoutASeal(TestKey kind) throws Exception {
        var signer = signer(kind);

        var signed = signer.signWithoutSeal(unsigned());

        assertPasses(signer.verify(signed), 1);
        assertThat(text(signed, "/" + TestOfd.LIST)).contains("Type=\"Sign\"");
    }

    @Tag("slow")
    @Test
    void ofdrwAcceptsWhatIsSealedOnceAndAgain() throws Exception {
        var signer = signer(TestKey.SM2);
        var strip = new SealPlacement(1, 190, 100, 40, 30, new Strip(0, 0.5));

        var once = signer.seal(unsigned(), OfdSigner.PLACE, strip);
        var twice = signer.seal(once, OfdSigner.PLACE);

        assertThat(ofdrw(once)).isEqualTo("accepted");
        assertThat(ofdrw(twice)).isEqualTo("accepted");
        assertPasses(signer.verify(twice), 2);
        assertThat(text(twice, "/Doc_0/Signs/Sign_0/Signature.xml"))
                .contains("Boundary=\"100 200 40 30\"", "Boundary=\"190 100 40 30\" Clip=\"0 0 20 30\"");
        assertThat(text(twice, "/" + TestOfd.LIST)).contains("<ofd:MaxSignId>s005</ofd:MaxSignId>");
    }

    @Tag("full")
    @Test
    void signsAfterAndBeforeOfdrw() throws Exception {
        var signer = signer(TestKey.SM2);
        var other = signer(TestKey.SM2);
        var first = signer.seal(unsigned(), OfdSigner.PLACE);

        var second = ofdrwSeals(other, first);
        var third = signer.seal(second, OfdSigner.PLACE);

        assertThat(ofdrw(third)).isEqualTo("accepted");
        assertThat(signer.verify(third).signatures()).hasSize(3).allSatisfy(signature -> {
            assertThat(signature.has(Code.SIGNATURE_HOLDS)).isTrue();
            assertThat(signature.has(Code.DIGEST_MISMATCH)).isFalse();
            assertThat(signature.has(Code.COVERS_ALL)).isTrue();
        });
    }

    private byte[] ofdrwSeals(OfdSigner by, byte[] document) throws Exception {
        var out = folder.resolve("by-ofdrw.ofd");
        OfdrwProgram.sign(
                "v4",
                Files.write(folder.resolve("in.ofd"), document),
                out,
                List.of(
                        Files.write(
                                folder.resolve("key"),
                                by.signer().keys().getPrivate().getEncoded()),
                        Files.write(
                                folder.resolve("certificate"),
                                by.signer().certificate().getEncoded()),
                        Files.write(folder.resolve("seal"), by.seal().encoded())));
        return Files.readAllBytes(out);
    }

    @Test
    void continuesNumbersAsTheListSpellsThem() throws Exception {
        var signer = signer(TestKey.SM2);
        var earlier = new TestOfd().sign(signer.seal(), signer.signer()).zip();

        var signed = signer.seal(earlier, OfdSigner.PLACE);

        assertPasses(signer.verify(signed), 2);
        assertThat(text(signed, "/" + TestOfd.LIST)).contains("ID=\"10\"", "<ofd:MaxSignId>11</ofd:MaxSignId>");
    }

    @Tag("slow")
    @Test
    void timeStampProvesTheTime() throws Exception {
        var signer = signer(TestKey.SM2);
        var stamps = TestTimeStamps.of(TestKey.SM2, now);

        var signed = signer.sign(
                unsigned(),
                value -> Bytes.copyOf(stamps.stamp(value.toArray(), now)),
                signer.appearance(OfdSigner.PLACE));

        var context = VerificationContext.of(VerificationPolicy.field(), now)
                .signers(signer.signer().trust())
                .sealMakers(signer.seal().maker.trust())
                .timeStampAuthorities(TestHolder.trust(stamps.root()))
                .withoutRevocation();
        var report = new OfdFormat().verify(Source.of(signed), null, context);
        assertPasses(report, 1);
        assertThat(report.signatures().get(0).has(Code.TIME_PROVED)).isTrue();
        assertThat(ofdrw(signed)).isEqualTo("accepted");
    }

    /** Without a proof nothing shows that the signature is older than the end of its certificate. */
    @Test
    void verifiesAfterTheCertificateHasEndedWhenTheTimeIsProved() throws Exception {
        var authority = TestAuthority.root(TestKey.SM2);
        var keys = TestKey.SM2.generate();
        var brief = TestAuthority.request(keys).validity(now.minus(10, ChronoUnit.DAYS), now.plus(1, ChronoUnit.DAYS));
        var holder = new TestHolder(TestKey.SM2, authority, keys, authority.issue(brief));
        var maker = TestHolder.of(TestKey.SM2, now);
        var signer = new OfdSigner(holder, TestSeal.of(maker, now, holder.certificate()), now);
        var stamps = TestTimeStamps.of(TestKey.SM2, now);
        var appearance = signer.appearance(OfdSigner.PLACE);
        var later = VerificationContext.of(VerificationPolicy.field(), now.plus(2, ChronoUnit.DAYS))
                .signers(holder.trust())
                .sealMakers(maker.trust())
                .timeStampAuthorities(TestHolder.trust(stamps.root()))
                .withoutRevocation();

        var proved = signer.sign(unsigned(), value -> Bytes.copyOf(stamps.stamp(value.toArray(), now)), appearance);
        var claimed = signer.sign(unsigned(), TimeStamping.NONE, appearance);

        assertPasses(new OfdFormat().verify(Source.of(proved), null, later), 1);
        var report = new OfdFormat().verify(Source.of(claimed), null, later);
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.signatures().get(0).has(Code.CERTIFICATE_OUT_OF_BOUNDS))
                .isTrue();
    }

    @Test
    void tellsThePages() throws Exception {
        assertThat(new OfdFormat().pages(Content.inMemory(Bytes.copyOf(unsigned()))))
                .containsExactly(new PageSize(210, 297));
    }
}
