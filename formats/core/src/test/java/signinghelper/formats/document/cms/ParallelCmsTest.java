package signinghelper.formats.document.cms;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.CMSTypedStream;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Signers that are added to a CMS, judged by us, by OpenSSL and by BouncyCastle. */
@Tag("slow")
class ParallelCmsTest {
    private static final byte[] CONTENT = "合同".repeat(1000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private static Content content(byte[] bytes) {
        return Content.inMemory(Bytes.copyOf(bytes));
    }

    private static byte[] signed(TestHolder signer, CmsForm form, boolean isAttached) throws Exception {
        var maker = signer.signer(form);
        return isAttached
                ? maker.signAttached(CONTENT, NOW, signer::sign)
                : maker.signDetached(CONTENT, NOW, signer::sign);
    }

    private static byte[] add(byte[] existing, byte[] content, TestHolder signer) throws Exception {
        return add(existing, content, signer, CmsForm.PKCS7_501);
    }

    private static byte[] add(byte[] existing, byte[] content, TestHolder signer, CmsForm form) throws Exception {
        var format = ParallelCms.of(Source.of(existing));
        var all = format.content().orElseGet(() -> content(content));
        var prepared = format.prepare(all, signer.signer(form).identity(), NOW, null, TimeStamping.NONE);
        var made = prepared.finish(signer.sign(prepared.digestToSign()));
        var bytes = TestCmsSigner.bytes(made);
        assertThat(made.size()).isEqualTo(bytes.length);
        return bytes;
    }

    private static VerificationReport verify(byte[] cms, boolean isAttached, List<TestHolder> signers)
            throws Exception {
        var anchors =
                signers.stream().map(each -> each.authority().certificate()).toList();
        var context = VerificationContext.of(VerificationPolicy.field(), NOW)
                .signers(new CertificateTrust(anchors, List.of()))
                .withoutRevocation();
        var apart = isAttached ? null : Source.of(CONTENT);
        return new CmsFormat().verify(Source.of(cms), apart, context);
    }

    private static List<Bytes> signerInfos(byte[] cms) throws Exception {
        return SignedDataParts.of(CmsSkeleton.read(Source.of(cms))).signers();
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, P256, true",
        "P256, RSA, false",
        "SM2, RSA, true",
        "RSA, SM2, false",
        "SM2, SM2, true",
        "P384, P256, true"
    })
    void addsASignerAndLeavesTheOtherAsItIs(TestKey first, TestKey second, boolean isAttached) throws Exception {
        var one = TestHolder.of(first);
        var two = TestHolder.of(second);
        var before = signed(one, CmsForm.PKCS7_501, isAttached);

        var after = add(before, CONTENT, two);

        assertThat(signerInfos(after)).hasSize(2).containsAll(signerInfos(before));
        var report = verify(after, isAttached, List.of(one, two));
        assertThat(report.indication()).as("%s", report).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signatures())
                .extracting(signature -> signature.signer())
                .containsExactlyInAnyOrder(one.certificate(), two.certificate());
        assertThat(bouncyCastleAccepts(after, isAttached)).isEqualTo(2);
    }

    /** Returns how many signatures hold. */
    @SuppressWarnings("unchecked") // Its selectors have no type.
    private static int bouncyCastleAccepts(byte[] cms, boolean isAttached) throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder()
                .setProvider(BouncyCastle.PROVIDER)
                .build();
        var parser = isAttached
                ? new CMSSignedDataParser(digests, cms)
                : new CMSSignedDataParser(digests, new CMSTypedStream(new ByteArrayInputStream(CONTENT)), cms);
        parser.getSignedContent().drain();
        var count = 0;
        for (var signer : parser.getSignerInfos()) {
            var holder = parser.getCertificates()
                    .getMatches(signer.getSID())
                    .iterator()
                    .next();
            var verifier = new JcaSimpleSignerInfoVerifierBuilder().setProvider(BouncyCastle.PROVIDER);
            count += signer.verify(verifier.build((X509CertificateHolder) holder)) ? 1 : 0;
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void openSslAcceptsThreeSigners(boolean isAttached) throws Exception {
        var signers = List.of(TestHolder.of(TestKey.RSA), TestHolder.of(TestKey.P256), TestHolder.of(TestKey.P384));
        var cms = signed(signers.get(0), CmsForm.PKCS7_501, isAttached);
        cms = add(cms, CONTENT, signers.get(1));
        cms = add(cms, CONTENT, signers.get(2));

        assertThat(openSsl(cms, isAttached, CONTENT, signers)).isTrue();
        assertThat(openSsl(cms, isAttached, CONTENT, signers.subList(0, 2))).isFalse();
        assertThat(isAttached || openSsl(cms, false, new byte[1], signers)).isEqualTo(isAttached);
    }

    private boolean openSsl(byte[] cms, boolean isAttached, byte[] content, List<TestHolder> trusted) throws Exception {
        Files.write(folder.resolve("cms"), cms);
        Files.write(folder.resolve("content"), content);
        var roots = new StringBuilder();
        for (var each : trusted) {
            roots.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Bytes.copyOf(each.authority().certificate().getEncoded())
                            .toBase64()
                            .replaceAll("(.{64})", "$1\n"))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        Files.writeString(folder.resolve("roots.pem"), roots);
        var command = new ArrayList<>(List.of("cms", "-verify", "-binary", "-inform", "DER", "-in", "cms", "-CAfile"));
        command.addAll(List.of("roots.pem", "-purpose", "any", "-attime", String.valueOf(NOW.getEpochSecond())));
        command.addAll(isAttached ? List.of() : List.of("-content", "content"));
        command.addAll(List.of("-out", "unpacked"));
        return Needed.openSsl(folder).run(command.toArray(String[]::new)).exitCode() == 0;
    }

    /** OpenSSL streams what it signs, in indefinite lengths. */
    @Test
    void aStreamOfOpenSslGetsAnotherSigner() throws Exception {
        Files.write(folder.resolve("content"), CONTENT);
        var openSsl = Needed.openSsl(folder);
        openSsl.run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "k", "-out", "c", "-subj", "/CN=a");
        var made = openSsl.run(
                "cms",
                "-sign",
                "-stream",
                "-indef",
                "-binary",
                "-nodetach",
                "-in",
                "content",
                "-signer",
                "c",
                "-inkey",
                "k",
                "-outform",
                "DER",
                "-out",
                "theirs");
        assertThat(made.exitCode()).as(made.output()).isZero();
        var theirs = Files.readAllBytes(folder.resolve("theirs"));

        var after = add(theirs, CONTENT, TestHolder.of(TestKey.P256));

        assertThat(signerInfos(after)).hasSize(2).containsAll(signerInfos(theirs));
        assertThat(bouncyCastleAccepts(after, true)).isEqualTo(2);
    }

    @Test
    void whatBothHaveStandsOnceAndSetsAreSorted() throws Exception {
        var holder = TestHolder.of(TestKey.P256);
        var twice = add(signed(holder, CmsForm.PKCS7_501, false), CONTENT, holder);
        var parts = SignedDataParts.of(CmsSkeleton.read(Source.of(add(twice, CONTENT, holder))));

        assertThat(parts.certificates()).hasSize(1);
        assertThat(parts.digests()).hasSize(1);
        assertThat(parts.signers())
                .hasSize(3)
                .isSortedAccordingTo((a, b) -> Arrays.compareUnsigned(a.toArray(), b.toArray()));
    }

    @Test
    void otherContentIsRefused() throws Exception {
        var cms = signed(TestHolder.of(TestKey.RSA), CmsForm.PKCS7_501, false);
        assertRefused("DIGEST_MISMATCH", cms, new byte[] {1});
    }

    @Test
    void aSignatureThatDoesNotHoldIsRefused() throws Exception {
        var cms = signed(TestHolder.of(TestKey.RSA), CmsForm.PKCS7_501, true);
        cms[cms.length - 1] ^= 1;
        assertRefused("SIGNATURE_INVALID", cms, CONTENT);
    }

    @Test
    void whatIsNoCmsIsRefused() throws Exception {
        assertRefused("MALFORMED", CONTENT, CONTENT);
        assertRefused("MALFORMED", new byte[0], CONTENT);
        var cms = signed(TestHolder.of(TestKey.RSA), CmsForm.PKCS7_501, true);
        assertRefused("MALFORMED", Arrays.copyOf(cms, cms.length - 9), CONTENT);
    }

    @Test
    void anotherFormIsRefused() throws Exception {
        var cms = signed(TestHolder.of(TestKey.SM2), CmsForm.GMT0010_3011, true);
        assertRefused("FORMS_DIFFER", cms, CONTENT);
        var both = add(cms, CONTENT, TestHolder.of(TestKey.SM2), CmsForm.GMT0010_3011);
        assertThat(signerInfos(both)).hasSize(2);
    }

    private static void assertRefused(String rule, byte[] cms, byte[] content) {
        assertThatThrownBy(() -> add(cms, content, TestHolder.of(TestKey.RSA)))
                .isInstanceOfSatisfying(
                        FormatException.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }
}
