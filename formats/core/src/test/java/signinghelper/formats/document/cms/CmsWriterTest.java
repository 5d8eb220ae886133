package signinghelper.formats.document.cms;

import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.ContentDigest;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.FormatException.Reason;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.testkit.authority.TestAuthority.NOW;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CmsWriterTest {
    private static final byte[] CONTENT = "投标文件，第一册\n".getBytes(StandardCharsets.UTF_8);
    private static final TestCmsSigner.Key NOBODY = digest -> {
        throw new AssertionError("must not be asked");
    };

    private final Map<TestKey, TestHolder> holders = new EnumMap<>(TestKey.class);

    static Stream<Arguments> kindsAndForms() {
        return Stream.concat(
                Stream.of(CmsForm.values())
                        .filter(CmsForm::isWrittenForSm2)
                        .map(form -> Arguments.of(TestKey.SM2, form)),
                Stream.of(TestKey.RSA, TestKey.P256, TestKey.P384)
                        .map(kind -> Arguments.of(kind, CmsForm.GMT0010_3011_WITHOUT_ATTRIBUTES)));
    }

    @ParameterizedTest
    @MethodSource("kindsAndForms")
    void signsContentWithin(TestKey kind, CmsForm agreed) throws Exception {
        var holder = holder(kind);
        var document = holder.signer(agreed).signAttached(CONTENT, NOW, holder::sign);
        var verified = holder.verifier(agreed).verifyAttached(document);

        assertThat(TestSigner.contentOf(verified)).isEqualTo(Bytes.copyOf(CONTENT));
        assertThat(verified.signer()).isEqualTo(holder.certificate());
        assertThat(verified.form()).isEqualTo(kind == TestKey.SM2 ? agreed : CmsForm.RFC5652);
        assertThat(verified.signingTime()).isEqualTo(verified.form().hasSignedAttributes() ? NOW : null);
    }

    @ParameterizedTest
    @MethodSource("kindsAndForms")
    void signsContentApartWithoutHoldingIt(TestKey kind, CmsForm agreed) throws Exception {
        var holder = holder(kind);
        var large = new byte[3_000_001];
        var document = holder.signer(agreed).signDetached(large, NOW, holder::sign);

        assertThat(document).hasSizeLessThan(5000);
        assertThat(holder.verifier(agreed).verifyDetached(document, new ByteArrayInputStream(large)))
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("kindsAndForms")
    void signsTheDigestOfContentOnlyWithinAttributes(TestKey kind, CmsForm agreed) throws Exception {
        var holder = holder(kind);
        var signer = holder.signer(agreed);
        var digest = digest(signer.digestAlgorithm());

        if (signer.takesDigests()) {
            var seen = new ArrayList<Digest>();
            var document = signer.signDetached(digest, NOW, raw -> {
                seen.add(raw);
                return holder.sign(raw);
            });
            assertThat(holder.verifier(agreed).verifyDetached(document, new ByteArrayInputStream(CONTENT)))
                    .isNotNull();
            assertThat(seen).hasSize(1).extracting(Digest::value).doesNotContain(digest.value());
        } else {
            assertRefused(Reason.CONTENT_REFUSED, () -> signer.signDetached(digest, NOW, NOBODY));
        }
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void refusesTheDigestOfAnotherHashFunction(TestKey kind) throws Exception {
        var signer = holder(kind).signer(CmsForm.PKCS7_501);
        for (var algorithm : DigestAlgorithm.values()) {
            if (algorithm != signer.digestAlgorithm()) {
                assertRefused(Reason.CONTENT_REFUSED, () -> signer.signDetached(digest(algorithm), NOW, NOBODY));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = DigestAlgorithm.class, mode = EnumSource.Mode.EXCLUDE, names = "SM3")
    void hashesAsAskedWithRsa(DigestAlgorithm digest) throws Exception {
        var holder = holder(TestKey.RSA);
        var signer = holder.signer(CmsForm.PKCS7_501, digest);
        var document = signer.signAttached(CONTENT, NOW, holder::sign);

        assertThat(signer.digestAlgorithm()).isEqualTo(digest);
        assertThat(holder.verifier(CmsForm.PKCS7_501).verifyAttached(document)).isNotNull();
    }

    @Test
    void takesTheChainAlong() throws Exception {
        var authority = TestAuthority.root(TestKey.SM2);
        var intermediate = authority.intermediate();
        var holder = holder(TestKey.SM2);
        var certificate = intermediate.issue(holder.keys());
        var signer = new TestCmsSigner(SignerIdentity.of(
                certificate, List.of(intermediate.certificate()), CmsForm.PKCS7_501, DigestAlgorithm.SHA_256));
        var document = signer.signAttached(CONTENT, NOW, holder::sign);

        assertThat(CertificateFactory.getInstance("X.509", BouncyCastle.PROVIDER)
                        .generateCertificates(new ByteArrayInputStream(document)))
                .hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("kindsAndForms")
    void givesNoSignatureAwayThatDoesNotHold(TestKey kind, CmsForm agreed) throws Exception {
        var holder = holder(kind);
        var signer = holder.signer(agreed);
        var other = TestHolder.of(kind);
        TestCmsSigner.Key changed = digest -> {
            var raw = holder.sign(digest).toArray();
            raw[raw.length - 1] ^= 1;
            return Bytes.copyOf(raw);
        };

        for (TestCmsSigner.Key broken :
                List.<TestCmsSigner.Key>of(changed, other::sign, digest -> Bytes.copyOf(new byte[0]))) {
            assertRefused(Reason.SIGNATURE_INVALID, () -> signer.signAttached(CONTENT, NOW, broken));
            assertRefused(Reason.SIGNATURE_INVALID, () -> signer.signDetached(CONTENT, NOW, broken));
        }
    }

    @ParameterizedTest
    @MethodSource("kindsAndForms")
    void asksTheKeyForNothingWhenTheContentCannotBeRead(TestKey kind, CmsForm agreed) throws Exception {
        var signer = holder(kind).signer(agreed);
        var broken = new Content.InFile(Path.of("/nowhere"), 1, Bytes.copyOf(new byte[32]));

        assertThatThrownBy(() -> signer.signDetached(broken, NOW, NOBODY)).isInstanceOf(IOException.class);
    }

    @Test
    void doesNotKnowEveryKey() throws Exception {
        var certificate = TestAuthority.root(TestKey.RSA).issue(TestKey.rsa(1024));

        assertRefused(
                Reason.KEY_UNSUPPORTED,
                () -> SignerIdentity.of(certificate, List.of(), CmsForm.PKCS7_501, DigestAlgorithm.SHA_256));
    }

    private static ContentDigest digest(DigestAlgorithm algorithm) {
        return new ContentDigest(algorithm, Bytes.copyOf(algorithm.of(CONTENT)));
    }

    private static void assertRefused(Reason reason, ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FormatException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private TestHolder holder(TestKey kind) {
        return Objects.requireNonNull(holders.computeIfAbsent(kind, TestHolder::of));
    }
}
