package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.cms.CmsException.Reason;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Rules for signed attributes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedAttributesTest {
    private static final byte[] CONTENT = "投标文件".getBytes(StandardCharsets.UTF_8);
    private static final CmsForm FORM = CmsForm.PKCS7_501;

    private static final ASN1ObjectIdentifier CONTENT_TYPE = new ASN1ObjectIdentifier("1.2.840.113549.1.9.3");
    private static final ASN1ObjectIdentifier MESSAGE_DIGEST = new ASN1ObjectIdentifier("1.2.840.113549.1.9.4");
    private static final ASN1ObjectIdentifier SIGNING_TIME = new ASN1ObjectIdentifier("1.2.840.113549.1.9.5");
    private static final ASN1ObjectIdentifier SIGNING_CERTIFICATE =
            new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.2.47");
    private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("1.2.3.4.5");

    private final TestSigner signer = TestSigner.of(TestKey.SM2);

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4", "1.2.840.113549.1.9.16.2.47"})
    void mustBeThere(ASN1ObjectIdentifier type) {
        signer.assertRefused(Reason.ATTRIBUTE_MISSING, FORM, document().remove(type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.113549.1.9.3",
                "1.2.840.113549.1.9.4",
                "1.2.840.113549.1.9.5",
                "1.2.840.113549.1.9.16.2.47",
                "1.2.3.4.5"
            })
    void mustBeThereOnceWithOneValueOfTheRightKind(ASN1ObjectIdentifier type) {
        var good = document().add(UNKNOWN, new DERUTF8String("x")).attributes.stream()
                .filter(attribute -> attribute.getAttrType().equals(type))
                .findAny()
                .orElseThrow();
        var value = good.getAttrValues().getObjectAt(0);

        assertRefused(document().set(type, value).add(type, value));
        assertRefused(document().set(type));
        if (!type.equals(UNKNOWN)) {
            assertRefused(document().set(type, value, new DERUTF8String("second")));
            assertRefused(document().set(type, new DERUTF8String("x")));
        }
    }

    @Test
    void mayLeaveTheTimeOut() throws Exception {
        var verified = signer.verifier(FORM)
                .verifyAttached(document().remove(SIGNING_TIME).encoded());

        assertThat(verified.signingTime()).isNull();
    }

    @Test
    void mayHoldOthersThatNobodyKnows() throws Exception {
        var document = document().add(UNKNOWN, new DERSequence(new DERUTF8String("x")));

        assertThat(signer.verifier(FORM).verifyAttached(document.encoded())).isNotNull();
    }

    /** Other attributes, such as a signer's roles (ETSI TS 101 733), may have several values. */
    @Test
    void mayHoldOthersWithSeveralValues() throws Exception {
        var document = document().set(UNKNOWN, new DERUTF8String("director"), new DERUTF8String("engineer"));

        assertThat(signer.verifier(FORM).verifyAttached(document.encoded())).isNotNull();
    }

    @Test
    void mustNameTheTypeOfTheContent() {
        assertRefused(document().set(CONTENT_TYPE, TestCms.SIGNED_DATA));
        assertRefused(document().set(CONTENT_TYPE, TestCms.GMT_DATA));
    }

    @Test
    void mustHoldTheDigestOfTheContent() {
        var other = new DEROctetString(DigestAlgorithm.SM3.of(new byte[] {1}));

        signer.assertRefused(Reason.DIGEST, FORM, document().set(MESSAGE_DIGEST, other));
        signer.assertRefused(Reason.DIGEST, FORM, document().set(MESSAGE_DIGEST, new DEROctetString(new byte[0])));
    }

    /** In BER they have other octets than those that are signed, which the strict policy names; another content is another one. */
    @Test
    void mustBeInDerAndAnotherContentIsSeenAllTheSame() {
        var sorted = new DERSet(new ASN1Encodable[] {new DERUTF8String("a"), new DERUTF8String("x")});
        var other = new DEROctetString(DigestAlgorithm.SM3.of(new byte[] {1}));
        var document = document().add(UNKNOWN, sorted);

        assertThat(reason(unsorted(document))).isEqualTo(Reason.FORM);
        assertThat(reason(unsorted(document.set(MESSAGE_DIGEST, other)))).isEqualTo(Reason.DIGEST);
    }

    /** Swaps two values; the order of DER is what is signed, so the signature holds all the same. */
    private static byte[] unsorted(TestCms document) {
        var hex = HexFormat.of();
        var encoded = hex.formatHex(document.encoded());
        assertThat(encoded).contains("0c01610c0178");
        return hex.parseHex(encoded.replace("0c01610c0178", "0c01780c0161"));
    }

    private Reason reason(byte[] encoded) {
        return catchThrowableOfType(
                        CmsException.class, () -> signer.verifier(FORM).verifyAttached(encoded))
                .reason();
    }

    @Test
    void mustNameTheSignersCertificate() {
        var other = signer.authority().issue(signer.keys());

        assertRefused(document().set(SIGNING_CERTIFICATE, TestCms.signingCertificate(other)));
        assertRefused(document().set(SIGNING_CERTIFICATE, new DERSequence(new DERSequence())));
    }

    @ParameterizedTest
    @EnumSource(DigestAlgorithm.class)
    void mayHashTheCertificateInAnyAcceptedWay(DigestAlgorithm digest) throws Exception {
        var named = named(CmsAlgorithms.of(digest), digest);

        assertThat(signer.verifier(FORM)
                        .verifyAttached(
                                document().set(SIGNING_CERTIFICATE, named).encoded()))
                .isNotNull();
    }

    @Test
    void mustNotHashTheCertificateInAnotherWay() {
        var sha1 = new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.14.3.2.26"));

        assertRefused(document().set(SIGNING_CERTIFICATE, named(sha1, DigestAlgorithm.SHA_256)));
    }

    @Test
    void mustNameTheSerialNumberRightlyWhereTheyNameIt() throws Exception {
        var serial = signer.certificate().getSerialNumber();
        var sm3 = CmsAlgorithms.of(DigestAlgorithm.SM3);
        var right = named(sm3, DigestAlgorithm.SM3, serial);
        var wrong = named(sm3, DigestAlgorithm.SM3, serial.add(BigInteger.ONE));

        assertThat(signer.verifier(FORM)
                        .verifyAttached(
                                document().set(SIGNING_CERTIFICATE, right).encoded()))
                .isNotNull();
        assertRefused(document().set(SIGNING_CERTIFICATE, wrong));
    }

    @Test
    void mustBeReadable() {
        assertRefused(document().set(SIGNING_TIME, new DERUTF8String("260615120000Z")));
    }

    @Test
    void mustBeInTheOrderOfDer() throws Exception {
        var document = document();
        document.inAnyOrder = true;
        document.attributes.sort((one, other) -> Arrays.compareUnsigned(der(one), der(other)));
        assertThat(signer.verifier(FORM).verifyAttached(document.encoded())).isNotNull();

        Collections.reverse(document.attributes);
        signer.assertRefused(Reason.FORM, FORM, document);
    }

    @Test
    void mustNotBeLongerThanAnybodyNeeds() throws Exception {
        // Some signers put a revocation list among them.
        var large = document().add(UNKNOWN, new DEROctetString(new byte[4_000_000]));
        assertThat(signer.verifier(FORM).verifyAttached(large.encoded())).isNotNull();

        signer.assertRefused(Reason.MALFORMED, FORM, document().add(UNKNOWN, new DEROctetString(new byte[4 << 20])));
    }

    private ASN1Encodable named(AlgorithmIdentifier algorithm, DigestAlgorithm digest) {
        return new SigningCertificateV2(new ESSCertIDv2(algorithm, digest.of(encoded())));
    }

    private ASN1Encodable named(AlgorithmIdentifier algorithm, DigestAlgorithm digest, BigInteger serial) {
        var issuer = new GeneralNames(new GeneralName(new X500Name("CN=any")));
        return new SigningCertificateV2(
                new ESSCertIDv2(algorithm, digest.of(encoded()), new IssuerSerial(issuer, serial)));
    }

    private static byte[] der(Attribute attribute) {
        try {
            return attribute.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] encoded() {
        try {
            return signer.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestCms document() {
        return signer.attached(FORM, CONTENT);
    }

    private void assertRefused(TestCms document) {
        signer.assertRefused(Reason.ATTRIBUTES, FORM, document);
    }
}
