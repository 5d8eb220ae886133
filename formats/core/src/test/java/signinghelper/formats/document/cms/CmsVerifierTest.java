package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.cms.CmsException.Reason;
import signinghelper.formats.receipt.ReceiptFormat;
import signinghelper.testkit.authority.TestKey;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.formats.document.cms.TestSigner.assertRefused;
import static signinghelper.testkit.authority.TestAuthority.NOW;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CmsVerifierTest {
    private static final byte[] CONTENT = "投标文件，第一册\n".getBytes(StandardCharsets.UTF_8);

    private final Map<TestKey, TestSigner> signers = new EnumMap<>(TestKey.class);

    static Stream<Arguments> forms() {
        return Stream.concat(
                Stream.of(CmsForm.values())
                        .filter(form -> form.isWrittenForSm2())
                        .map(form -> Arguments.of(TestKey.SM2, form)),
                Stream.of(TestKey.RSA, TestKey.P256, TestKey.P384).map(kind -> Arguments.of(kind, CmsForm.RFC5652)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void verifiesContentWithin(TestKey kind, CmsForm form) throws Exception {
        var signer = signer(kind);
        var verified = signer.verifier(form)
                .verifyAttached(signer.attached(form, CONTENT).encoded());

        assertThat(verified.form()).isEqualTo(form);
        assertThat(verified.signer()).isEqualTo(signer.certificate());
        assertThat(verified.fingerprint()).isEqualTo(Fingerprint.of(signer.certificate()));
        assertThat(verified.signingTime()).isEqualTo(form.hasSignedAttributes() ? NOW : null);
        assertThat(TestSigner.contentOf(verified)).isEqualTo(Bytes.copyOf(CONTENT));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void verifiesContentApart(TestKey kind, CmsForm form) throws Exception {
        var signer = signer(kind);
        var large = new byte[200_000];
        new Random(1).nextBytes(large);
        var document = signer.detached(form, large).encoded();

        assertThat(signer.verifier(form)
                        .verifyDetached(document, new ByteArrayInputStream(large))
                        .content())
                .isNull();
        large[150_000] ^= 1;
        assertRefused(
                form.hasSignedAttributes() ? Reason.DIGEST : Reason.SIGNATURE,
                () -> signer.verifier(form).verifyDetached(document, new ByteArrayInputStream(large)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void verifiesTheDigestOfContentOnlyWhereAttributesAreSigned(TestKey kind, CmsForm form) throws Exception {
        var signer = signer(kind);
        var document = signer.detached(form, CONTENT);
        var digest = Bytes.copyOf(document.digest.of(CONTENT));
        var other = Bytes.copyOf(document.digest.of(CONTENT, CONTENT));

        if (form.hasSignedAttributes()) {
            assertThat(signer.verifier(form).verifyDetached(document.encoded(), document.digest, digest))
                    .isNotNull();
            assertRefused(
                    Reason.DIGEST,
                    () -> signer.verifier(form).verifyDetached(document.encoded(), document.digest, other));
            assertRefused(
                    Reason.DIGEST,
                    () -> signer.verifier(form).verifyDetached(document.encoded(), DigestAlgorithm.SHA_512, digest));
        } else {
            assertRefused(
                    Reason.CONTENT_MISSING,
                    () -> signer.verifier(form).verifyDetached(document.encoded(), document.digest, digest));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CmsForm.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RFC5652", "RFC5652_WITHOUT_ATTRIBUTES", "GMT0010_3011_DIGEST"})
    void takesTheOneFormThatIsAgreedForSm2(CmsForm agreed) {
        var signer = signer(TestKey.SM2);
        for (var form : CmsForm.values()) {
            if (form.isWrittenForSm2() && form != agreed) {
                var document = signer.attached(form, CONTENT).encoded();
                assertThatThrownBy(() -> signer.verifier(agreed).verifyAttached(document))
                        .isInstanceOfSatisfying(
                                CmsException.class, e -> assertThat(e.reason()).isIn(Reason.FORM, Reason.ALGORITHM));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void takesNoReceiptForADocumentAndNoDocumentForAReceipt(TestKey kind) throws Exception {
        var signer = signer(kind);
        var form = signer.receiptForm();
        var receipts = signer.verifier(ReceiptFormat.policy());

        assertThat(TestSigner.contentOf(
                        receipts.verifyAttached(signer.receipt(CONTENT).encoded())))
                .isEqualTo(Bytes.copyOf(CONTENT));
        signer.assertRefused(Reason.FORM, form, signer.receipt(CONTENT));
        assertRefused(
                Reason.FORM,
                () -> receipts.verifyAttached(signer.attached(form, CONTENT).encoded()));
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void takesTheVersionOfAReceiptAlone(TestKey kind) {
        var receipt = signer(kind).receipt(CONTENT);
        receipt.version = new ASN1Integer(1);

        assertRefused(
                Reason.FORM, () -> signer(kind).verifier(ReceiptFormat.policy()).verifyAttached(receipt.encoded()));
    }

    @Test
    void wantsSignedAttributesForAllOtherKeys() {
        var document = signer(TestKey.RSA).attached(CmsForm.RFC5652, CONTENT);
        document.attributes.clear();

        signer(TestKey.RSA).assertRefused(Reason.FORM, CmsForm.RFC5652, document);
        assertThatThrownBy(() -> CmsForm.forAlgorithm(SignatureAlgorithm.SM2_SM3, CmsForm.RFC5652))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"SHA_256, 2.16.840.1.101.3.4.2.1", "SHA_384, 2.16.840.1.101.3.4.2.2", "SHA_512, 2.16.840.1.101.3.4.2.3"
    })
    void takesThreeDigestsWithRsa(DigestAlgorithm digest, ASN1ObjectIdentifier name) throws Exception {
        var document = signer(TestKey.RSA).attached(CmsForm.RFC5652, CONTENT);
        digest(document, new AlgorithmIdentifier(name));
        document.set(new ASN1ObjectIdentifier("1.2.840.113549.1.9.4"), new DEROctetString(digest.of(CONTENT)));
        document.signature = message -> rsa(digest.name().replace("_", "") + "withRSA", message);

        assertThat(signer(TestKey.RSA).verifier(CmsForm.RFC5652).verifyAttached(document.encoded()))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.840.113549.1.1.1, true",
        "1.2.840.113549.1.1.11, true",
        "1.2.840.113549.1.1.12, false",
        "1.2.840.113549.1.1.5, false",
        "1.2.840.113549.1.1.10, false"
    })
    void takesRsaByTheNameOfTheKeyOrOfTheSignature(ASN1ObjectIdentifier name, boolean taken) throws Exception {
        var document = signer(TestKey.RSA).attached(CmsForm.RFC5652, CONTENT);
        document.signatureAlgorithm = new AlgorithmIdentifier(name, DERNull.INSTANCE);

        if (taken) {
            assertThat(signer(TestKey.RSA).verifier(CmsForm.RFC5652).verifyAttached(document.encoded()))
                    .isNotNull();
        } else {
            signer(TestKey.RSA).assertRefused(Reason.ALGORITHM, CmsForm.RFC5652, document);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PKCS7_501, 1.2.156.10197.1.301.1",
        "PKCS7_501, 1.2.156.10197.1.301",
        "PKCS7_501, 1.2.156.10197.1.503",
        "GMT0010_3011, 1.2.156.10197.1.501",
        "GMT0010_3011_WITHOUT_ATTRIBUTES, 1.2.156.10197.1.501"
    })
    void refusesAnotherNameForSm2(CmsForm form, ASN1ObjectIdentifier name) {
        var document = signer(TestKey.SM2).attached(form, CONTENT);
        document.signatureAlgorithm = new AlgorithmIdentifier(name);

        signer(TestKey.SM2).assertRefused(Reason.ALGORITHM, form, document);
    }

    /** SHA-1, MD5, and those of other kinds of keys. */
    @ParameterizedTest
    @CsvSource({
        "RSA, RFC5652, 1.3.14.3.2.26",
        "RSA, RFC5652, 1.2.840.113549.2.5",
        "RSA, RFC5652, 1.2.156.10197.1.401",
        "P384, RFC5652, 2.16.840.1.101.3.4.2.1",
        "P256, RFC5652, 2.16.840.1.101.3.4.2.2",
        "SM2, PKCS7_501, 2.16.840.1.101.3.4.2.1",
        "SM2, PKCS7_501, 1.2.156.10197.1.501"
    })
    void refusesOtherDigests(TestKey kind, CmsForm form, ASN1ObjectIdentifier name) {
        var document = signer(kind).attached(form, CONTENT);
        digest(document, new AlgorithmIdentifier(name));

        signer(kind).assertRefused(Reason.ALGORITHM, form, document);
    }

    @Test
    void refusesADigestAlgorithmThatTheSignerDoesNotUse() {
        var document = signer(TestKey.RSA).attached(CmsForm.RFC5652, CONTENT);
        document.digestAlgorithms.set(0, new AlgorithmIdentifier(TestCms.SHA_384));
        signer(TestKey.RSA).assertRefused(Reason.ALGORITHM, CmsForm.RFC5652, document);

        document.digestAlgorithms.set(0, document.signerDigestAlgorithm);
        document.digestAlgorithms.add(document.signerDigestAlgorithm);
        signer(TestKey.RSA).assertRefused(Reason.FORM, CmsForm.RFC5652, document);
    }

    @ParameterizedTest
    @EnumSource(
            value = CmsForm.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RFC5652", "RFC5652_WITHOUT_ATTRIBUTES", "GMT0010_3011_DIGEST"})
    void refusesSm2WithTheEmptyOrAnotherIdentity(CmsForm form) {
        var signer = signer(TestKey.SM2);
        var algorithm = TestHolder.algorithm(TestKey.SM2).signatureAlgorithm();
        for (var identity : new byte[][] {{}, {'x'}}) {
            var document = signer.attached(form, CONTENT);
            document.signature = message -> algorithm.toDer(TestKey.SM2.sign(signer.keys(), message, identity));

            signer.assertRefused(identity.length == 0 ? Reason.ALGORITHM : Reason.SIGNATURE, form, document);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void refusesASignatureOfAnotherKeyOrForm(TestKey kind, CmsForm form) {
        var document = signer(kind).attached(form, CONTENT);
        var good = document.signature;
        var other = TestSigner.of(kind).attached(form, CONTENT);

        document.signature = other.signature;
        signer(kind).assertRefused(Reason.SIGNATURE, form, document);
        document.signature = message -> Arrays.copyOf(good.apply(message), 600);
        signer(kind).assertRefused(Reason.SIGNATURE, form, document);
        document.signature = message -> new byte[0];
        signer(kind).assertRefused(Reason.SIGNATURE, form, document);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void wantsTheContentInOnePlace(TestKey kind, CmsForm form) {
        var signer = signer(kind);
        var within = signer.attached(form, CONTENT).encoded();
        var apart = signer.detached(form, CONTENT).encoded();

        assertRefused(Reason.CONTENT_MISSING, () -> signer.verifier(form).verifyAttached(apart));
        assertRefused(
                Reason.CONTENT_TWICE,
                () -> signer.verifier(form).verifyDetached(within, new ByteArrayInputStream(CONTENT)));
        assertRefused(
                Reason.CONTENT_TWICE,
                () -> signer.verifier(form)
                        .verifyDetached(within, DigestAlgorithm.SM3, Bytes.copyOf(DigestAlgorithm.SM3.of(CONTENT))));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void wantsExactlyOneSigner(TestKey kind, CmsForm form) {
        for (var count : new int[] {0, 2}) {
            var document = signer(kind).attached(form, CONTENT);
            document.signers = count;

            signer(kind).assertRefused(Reason.SIGNER_COUNT, form, document);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void takesTheVersionOfItsFormWithIssuerAndSerialNumberAndNothingBesides(TestKey kind, CmsForm form) {
        var version = signer(kind).attached(form, CONTENT);
        version.version = new ASN1Integer(3);
        signer(kind).assertRefused(Reason.FORM, form, version);

        var signerVersion = signer(kind).attached(form, CONTENT);
        signerVersion.signerVersion = new ASN1Integer(3);
        signer(kind).assertRefused(Reason.FORM, form, signerVersion);

        var unsigned = signer(kind).attached(form, CONTENT);
        unsigned.unsignedAttributes = new DERSet(new DERSequence());
        signer(kind).assertRefused(Reason.FORM, form, unsigned);

        var crls = signer(kind).attached(form, CONTENT);
        crls.crls = new DERSet(new DERSequence());
        signer(kind).assertRefused(Reason.FORM, form, crls);

        var type = signer(kind).attached(form, CONTENT);
        type.dataType = new ASN1ObjectIdentifier("1.2.840.113549.1.7.5");
        signer(kind).assertRefused(Reason.FORM, form, type);

        var keyIdentifier = signer(kind).attached(form, CONTENT);
        keyIdentifier.signerId = new DERTaggedObject(false, 0, new DEROctetString(new byte[20]));
        signer(kind).assertRefused(Reason.CERTIFICATE_MISSING, form, keyIdentifier);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsBerToo(TestKey kind, CmsForm form) throws Exception {
        var document = signer(kind).attached(form, CONTENT);
        document.ber = true;

        assertThat(TestSigner.contentOf(signer(kind).verifier(form).verifyAttached(document.encoded())))
                .isEqualTo(Bytes.copyOf(CONTENT));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void refusesWhatIsNotExactlyOneDocument(TestKey kind, CmsForm form) {
        var good = signer(kind).attached(form, CONTENT).encoded();
        var doubled = signer(kind).attached(form, CONTENT);
        doubled.behindSignerInfos.add(new DERSet());
        var trailing = Arrays.copyOf(good, good.length + 1);
        var cut = Arrays.copyOf(good, good.length - 1);

        for (var bytes : new byte[][] {trailing, cut, doubled.encoded(), {}, {5, 0}, {0x30, 0}, CONTENT}) {
            assertRefused(Reason.MALFORMED, () -> signer(kind).verifier(form).verifyAttached(bytes));
        }
    }

    /**
     * Every altered byte makes the document refused or leaves its meaning unchanged, and never causes another
     * exception.
     */
    @ParameterizedTest
    @MethodSource("forms")
    @Tag("slow")
    void isNotFooledByAnyByteAltered(TestKey kind, CmsForm form) {
        var verifier = signer(kind).verifier(form);
        var good = signer(kind).attached(form, CONTENT).encoded();
        var random = new Random(1);
        for (var i = 0; i < good.length; i++) {
            var altered = good.clone();
            altered[i] ^= (byte) (1 + random.nextInt(255));
            try {
                var verified = verifier.verifyAttached(altered);
                assertThat(TestSigner.contentOf(verified)).as("byte " + i).isEqualTo(Bytes.copyOf(CONTENT));
                assertThat(verified.signer()).isEqualTo(signer(kind).certificate());
            } catch (CmsException refused) {
                assertThat(refused.reason()).isNotNull();
            }
        }
    }

    private static void digest(TestCms document, AlgorithmIdentifier algorithm) {
        document.digestAlgorithms.set(0, algorithm);
        document.signerDigestAlgorithm = algorithm;
    }

    private byte[] rsa(String javaName, byte[] message) {
        try {
            var signature = Signature.getInstance(javaName, BouncyCastle.PROVIDER);
            signature.initSign(signer(TestKey.RSA).keys().getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestSigner signer(TestKey kind) {
        return Objects.requireNonNull(signers.computeIfAbsent(kind, TestSigner::of));
    }
}
