package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.CmsDeviation;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.ContentKind;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsException.Reason;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.formats.document.cms.TestSigner.assertRefused;

/** Documents with the deviations of {@link CmsDeviation}, put together by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TolerantReadingTest {
    private static final byte[] CONTENT = "投标文件".getBytes(StandardCharsets.UTF_8);

    private final TestSigner signer = TestSigner.of(TestKey.SM2);

    @ParameterizedTest
    @EnumSource(CmsDeviation.class)
    void readsEachDeviationWhereThePolicyAcceptsItAndNamesIt(CmsDeviation deviation) throws Exception {
        var form = form(deviation);
        var document = deviating(deviation);
        var others = EnumSet.complementOf(EnumSet.of(deviation));
        var reason = deviation == CmsDeviation.WITHOUT_SIGNING_CERTIFICATE ? Reason.ATTRIBUTE_MISSING : Reason.FORM;

        var verified = signer.verifier(new VerificationPolicy(Set.of(form), Set.of(deviation)))
                .verifyAttached(document);
        assertThat(verified.deviations()).containsExactly(deviation);
        assertThat(verified.form()).isEqualTo(form);
        assertThat(signer.verifier(VerificationPolicy.field())
                        .verifyAttached(document)
                        .deviations())
                .containsExactly(deviation);
        assertRefused(
                reason,
                () -> signer.verifier(new VerificationPolicy(Set.of(form), others))
                        .verifyAttached(document));
        assertRefused(reason, () -> signer.verifier(form).verifyAttached(document));
    }

    private static CmsForm form(CmsDeviation deviation) {
        return switch (deviation) {
            case WITHOUT_SIGNING_CERTIFICATE, UNSIGNED_ATTRIBUTES, UNSORTED_ATTRIBUTES, BER_ATTRIBUTES ->
                CmsForm.PKCS7_501;
            case EMPTY_CONTENT_TYPE -> CmsForm.PKCS7_3011_WITHOUT_ATTRIBUTES;
            case HIGHER_VERSION, REVOCATION_LISTS -> CmsForm.PKCS7_501;
            case GMT0010_PKCS7_DATA -> CmsForm.GMT0010_3011;
            case GMT0010_VERSION_3, EMPTY_REVOCATION_LISTS, NULL_PARAMETERS, SM2_KEY_NAME, SM3_OTHER_NAME ->
                CmsForm.GMT0010_3011_WITHOUT_ATTRIBUTES;
        };
    }

    private byte[] deviating(CmsDeviation deviation) {
        var document = signer.attached(form(deviation), CONTENT);
        switch (deviation) {
            case SM2_KEY_NAME ->
                document.signatureAlgorithm = new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.156.10197.1.301"));
            case SM3_OTHER_NAME -> {
                document.signerDigestAlgorithm = new AlgorithmIdentifier(TestCms.SM3.branch("2"));
                document.digestAlgorithms = List.of(document.signerDigestAlgorithm);
            }
            case UNSORTED_ATTRIBUTES -> {
                Collections.reverse(document.attributes);
                document.inAnyOrder = true;
            }
            case BER_ATTRIBUTES -> {
                return inBer(document);
            }
            case GMT0010_PKCS7_DATA -> document.dataType = TestCms.DATA;
            case HIGHER_VERSION -> document.version = new ASN1Integer(5);
            case REVOCATION_LISTS -> document.crls = new DERSet(new DERSequence());
            case GMT0010_VERSION_3 -> document.version = new ASN1Integer(3);
            case EMPTY_REVOCATION_LISTS -> document.crls = new DERSet();
            case NULL_PARAMETERS ->
                document.signatureAlgorithm = new AlgorithmIdentifier(TestCms.SM2_SIGN, DERNull.INSTANCE);
            case WITHOUT_SIGNING_CERTIFICATE -> document.remove(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
            case UNSIGNED_ATTRIBUTES ->
                document.unsignedAttributes = new DERSet(new Attribute(CMSAttributes.counterSignature, new DERSet()));
            case EMPTY_CONTENT_TYPE -> {
                return TestCms.withEmptyContentType(document);
            }
        }
        return document.encoded();
    }

    /** Swaps the values of an attribute; the order of DER is what is signed. */
    private static byte[] inBer(TestCms document) {
        var values = new DERSet(new ASN1Encodable[] {new DERUTF8String("a"), new DERUTF8String("x")});
        var hex = HexFormat.of();
        var encoded = hex.formatHex(document.add(new ASN1ObjectIdentifier("1.2.3.4"), new DERSequence(values))
                .encoded());
        assertThat(encoded).contains("0c01610c0178");
        return hex.parseHex(encoded.replace("0c01610c0178", "0c01780c0161"));
    }

    @Test
    void attributesInBerOfAnotherSignatureAreBroken() {
        var document = signer.attached(CmsForm.PKCS7_501, CONTENT);
        var signing = document.signature;
        document.signature = sorted -> signing.apply(CONTENT);

        assertRefused(
                Reason.SIGNATURE,
                () -> signer.verifier(VerificationPolicy.field()).verifyAttached(inBer(document)));
    }

    /** Some sign the attributes in the order of DER (RFC 5652, 5.4), some as they write them. */
    @Test
    void readsUnsortedAttributesThatWereSignedAsTheyAreWritten() throws Exception {
        var document = signer.attached(CmsForm.PKCS7_501, CONTENT);
        Collections.reverse(document.attributes);
        document.inAnyOrder = true;
        var signing = document.signature;
        document.signature = sorted -> signing.apply(asWritten(document));

        assertThat(signer.verifier(VerificationPolicy.field())
                        .verifyAttached(document.encoded())
                        .deviations())
                .containsExactly(CmsDeviation.UNSORTED_ATTRIBUTES);
        document.signature = sorted -> signing.apply(CONTENT);
        assertFieldRefuses(Reason.SIGNATURE, document);
    }

    private static byte[] asWritten(TestCms document) {
        try {
            return new DLSet(document.attributes.toArray(ASN1Encodable[]::new)).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Some write the type of RFC 5652 into both places, some into one. */
    @Test
    void readsTheTypeOfRfc5652InTheAttributesToo() throws Exception {
        var document = signer.attached(CmsForm.GMT0010_3011, CONTENT);
        document.set(CMSAttributes.contentType, TestCms.DATA);
        assertThat(signer.verifier(VerificationPolicy.field())
                        .verifyAttached(document.encoded())
                        .deviations())
                .containsExactly(CmsDeviation.GMT0010_PKCS7_DATA);
        assertRefused(
                Reason.ATTRIBUTES, () -> signer.verifier(CmsForm.GMT0010_3011).verifyAttached(document.encoded()));

        document.set(CMSAttributes.contentType, TestCms.SIGNED_DATA);
        assertFieldRefuses(Reason.ATTRIBUTES, document);
    }

    /** A portal that names an authority gets no other document; the token itself is judged by the report alone. */
    @Test
    void oneTimeStampIsNoDeviation() throws Exception {
        var stamp = new Attribute(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(new DERSequence()));
        var document = signer.attached(CmsForm.PKCS7_501, CONTENT);
        document.unsignedAttributes = new DERSet(stamp);

        var verified = signer.verifier(CmsForm.PKCS7_501).verifyAttached(document.encoded());
        document.unsignedAttributes = new DERSet(new ASN1Encodable[] {stamp, stamp});

        assertThat(verified.deviations()).isEmpty();
        assertRefused(Reason.FORM, () -> signer.verifier(CmsForm.PKCS7_501).verifyAttached(document.encoded()));
    }

    /** The deviations that one CA's client writes. */
    @Test
    void readsSeveralDeviationsAtOnce() throws Exception {
        var hexadecimal = HexFormat.of().formatHex(DigestAlgorithm.SM3.of(CONTENT));
        var document = signer.attached(
                CmsForm.GMT0010_3011_WITHOUT_ATTRIBUTES, hexadecimal.getBytes(StandardCharsets.US_ASCII));
        document.version = new ASN1Integer(3);
        document.signatureAlgorithm = new AlgorithmIdentifier(TestCms.SM2_SIGN, DERNull.INSTANCE);

        assertThat(signer.verifier(VerificationPolicy.field())
                        .verifyAttached(document.encoded())
                        .deviations())
                .containsExactlyInAnyOrder(CmsDeviation.GMT0010_VERSION_3, CmsDeviation.NULL_PARAMETERS);
    }

    @Test
    void refusesDeviationsThatAreNotListed() {
        var version = signer.attached(CmsForm.PKCS7_3011_WITHOUT_ATTRIBUTES, CONTENT);
        version.version = new ASN1Integer(2);
        var signerVersion = signer.attached(CmsForm.GMT0010_3011, CONTENT);
        signerVersion.signerVersion = new ASN1Integer(3);
        var noType = signer.attached(CmsForm.PKCS7_3011_WITHOUT_ATTRIBUTES, CONTENT);
        noType.dataType = DERNull.INSTANCE;

        for (var document : new TestCms[] {version, signerVersion}) {
            assertFieldRefuses(Reason.FORM, document);
        }
        assertFieldRefuses(Reason.MALFORMED, noType);
    }

    @Test
    void refusesAnotherSignersNameAlsoWhereNoneIsWanted() {
        var other = TestSigner.of(TestKey.SM2);
        var document = signer.attached(CmsForm.PKCS7_501, CONTENT);
        document.set(PKCSObjectIdentifiers.id_aa_signingCertificateV2, TestCms.signingCertificate(other.certificate()));

        assertFieldRefuses(Reason.ATTRIBUTES, document);
    }

    @Test
    void readsEveryFormOfTheFieldButTheReceipt() throws Exception {
        assertFieldRefuses(Reason.FORM, signer.receipt(CONTENT));
        for (var form : CmsForm.values()) {
            if (form.isWrittenForSm2()) {
                var verified = signer.verifier(VerificationPolicy.field())
                        .verifyAttached(signer.attached(form, CONTENT).encoded());
                assertThat(verified.form()).isEqualTo(form);
                assertThat(verified.deviations()).isEmpty();
            }
        }
    }

    @Test
    void readsKeysOfOneKindAlone() throws Exception {
        var rsa = TestSigner.of(TestKey.RSA);
        var rsaAlone = VerificationPolicy.strict(CmsForm.RFC5652);
        var sm2Alone = VerificationPolicy.strict(CmsForm.PKCS7_501);
        var byRsa = rsa.attached(CmsForm.RFC5652, CONTENT).encoded();
        var bySm2 = signer.attached(CmsForm.PKCS7_501, CONTENT).encoded();

        assertThat(rsa.verifier(rsaAlone).verifyAttached(byRsa)).isNotNull();
        assertThat(signer.verifier(sm2Alone).verifyAttached(bySm2)).isNotNull();
        assertRefused(Reason.FORM, () -> rsa.verifier(sm2Alone).verifyAttached(byRsa));
        assertRefused(Reason.FORM, () -> signer.verifier(rsaAlone).verifyAttached(bySm2));
    }

    @Test
    void aPolicyHasAForm() {
        assertThatThrownBy(() -> new VerificationPolicy(Set.of(), Set.of(), ContentKind.DOCUMENT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhatTheDocumentIsAndWhatIsAccepted() {
        var document = signer.attached(CmsForm.GMT0010_3011, CONTENT).encoded();

        assertThatThrownBy(() -> signer.verifier(CmsForm.PKCS7_501).verifyAttached(document))
                .hasMessageContaining("The document is in no form that the policy accepts.")
                .hasMessageContaining("1.2.156.10197.6.1.4.2.2")
                .hasMessageContaining("PKCS7_501");
    }

    private void assertFieldRefuses(Reason reason, TestCms document) {
        TestSigner.assertRefused(
                reason, () -> signer.verifier(VerificationPolicy.field()).verifyAttached(document.encoded()));
    }
}
