package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.cms.CmsException.Reason;
import signinghelper.formats.login.AuthenticationAlgorithm;
import signinghelper.formats.login.MessageTag;
import signinghelper.formats.match.Account;
import signinghelper.formats.seal.SealSignature;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.document.cms.TestSigner.assertRefused;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttributelessContentTest {
    private static final CmsForm FORM = CmsForm.GMT0010_3011_WITHOUT_ATTRIBUTES;

    private final TestSigner signer = TestSigner.of(TestKey.SM2);

    @ParameterizedTest
    @ValueSource(ints = {64, 96, 128})
    void isNotAsLongAsTwoHashesWhereALoginHasNoTag(int length) {
        for (var algorithm : SignatureAlgorithm.values()) {
            if (algorithm != SignatureAlgorithm.SM2_SM3) {
                assertThat(brokenRule(algorithm, new byte[length])).contains(ContentRule.LENGTH_OF_TWO_HASHES);
            }
            assertThat(brokenRule(algorithm, new byte[length - 1])).isEmpty();
            assertThat(brokenRule(algorithm, new byte[length + 1])).isEmpty();
        }
    }

    /** Portals sign a document's digest as text in this way. */
    @Test
    void mayBeADigestInHexadecimalForAnSm2Key() throws Exception {
        var text = HexFormat.of().formatHex(DigestAlgorithm.SM3.of("投标文件".getBytes(StandardCharsets.UTF_8)));
        var content = text.getBytes(StandardCharsets.US_ASCII);

        assertFine(content);
        assertThat(signer.verifier(FORM)
                        .verifyAttached(signer.attached(FORM, content).encoded())
                        .form())
                .isEqualTo(FORM);
    }

    @ParameterizedTest
    @EnumSource(MessageTag.class)
    void doesNotStartAsTheMessageOfAToken(MessageTag tag) {
        assertThat(brokenRule(SignatureAlgorithm.SM2_SM3, tag.bytes())).contains(ContentRule.MESSAGE_OF_TOKEN);
        assertConfusable(tag.bytes());
        assertConfusable(Arrays.append(tag.bytes(), (byte) 'x'));
        assertFine(Arrays.prepend(tag.bytes(), (byte) ' '));
        assertFine(Arrays.copyOf(tag.bytes(), tag.bytes().length - 1));
    }

    @ParameterizedTest
    @EnumSource(AuthenticationAlgorithm.class)
    void isNoMessageOfAToken(AuthenticationAlgorithm algorithm) {
        var account = new Account("测试有限公司", "914201007071167872", Account.Role.SUPPLIER);

        var key = algorithm.signatureAlgorithm();
        assertThat(brokenRule(key, algorithm.loginMessage("https://portal.example", "nonce")))
                .isPresent();
        assertConfusable(algorithm.bindingMessage("https://portal.example", "nonce", account));
    }

    @Test
    void isNoSetOfAttributes() {
        var attributes = signer.attached(CmsForm.PKCS7_501, new byte[] {1}).signed();

        assertConfusable(attributes);
        attributes[0] = 0x30;
        assertConfusable(attributes);
        assertFine(Arrays.append(attributes, (byte) 0));
        assertFine(Arrays.copyOf(attributes, attributes.length - 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3100",
                "3000",
                "3109 3007 0603 2a0304 3100",
                // Not in DER, but read by those who are less strict.
                "318109 3007 0603 2a0304 3100",
                "31840000000b 308200070603 2a0304 3100",
                "3180 3080 0603 2a0304 3100 0000 0000",
                "3180 3007 06810000"
            })
    void isNothingThatSomebodyMightReadAsAttributes(String hex) {
        assertConfusable(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /** A seal is public, so the value over such a document would seal another one in the signer's name. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5})
    void isNothingThatASealSigns(int version) throws Exception {
        var holder = TestHolder.of(TestKey.SM2);
        var seal = TestSeal.of(holder, TestAuthority.NOW, signer.certificate());
        seal.version = version;
        var used = Bytes.copyOf(seal.sign(holder, new byte[] {1}));
        var toSign = SealSignature.parse(used).toSign().toArray();

        assertThat(brokenRule(SignatureAlgorithm.SM2_SM3, toSign)).contains(ContentRule.SEAL);
        assertConfusable(toSign);
        assertThat(brokenRule(SignatureAlgorithm.SM2_SM3, seal.encoded())).contains(ContentRule.SEAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1、项目名称", "0", "1", "01 abc", "1", "1\n", "<?xml version='1.0'?>", "%PDF-1.7", ""})
    void mayBeAnyText(String text) {
        assertFine(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void mayBeOtherDer() throws Exception {
        assertFine(new DERSequence(new DERUTF8String("x")).getEncoded());
        assertFine(new DERSet(new DERSequence(new DERUTF8String("x"))).getEncoded());
        assertFine(new DERSequence(new ASN1Encodable[] {TestCms.SIGNED_DATA, new DERSet()}).getEncoded());
        assertFine(signer.certificate().getEncoded());
        assertFine(signer.attached(FORM, new byte[] {1}).encoded());
    }

    @Test
    void isWatchedInPartsOfAnySize() {
        var attributes = signer.attached(CmsForm.PKCS7_501, new byte[] {1}).signed();
        for (var size = 1; size < attributes.length; size++) {
            var watch = new AttributelessContent(SignatureAlgorithm.SM2_SM3);
            for (var from = 0; from < attributes.length; from += size) {
                watch.update(attributes, from, Math.min(size, attributes.length - from));
            }
            assertThat(watch.brokenRule()).as("parts of " + size).contains(ContentRule.SIGNED_ATTRIBUTES);
        }
    }

    /**
     * The signature over the attributes is good. Only the rule keeps an attacker from presenting the attributes as a
     * document.
     */
    @Test
    void cannotBeMadeOfASignatureOverAttributes() {
        for (var from : new CmsForm[] {CmsForm.PKCS7_501, CmsForm.GMT0010_3011}) {
            var attributed = signer.attached(from, "投标文件".getBytes(StandardCharsets.UTF_8));
            var signature = attributed.signature.apply(attributed.signed());
            for (var to :
                    new CmsForm[] {CmsForm.PKCS7_501_WITHOUT_ATTRIBUTES, CmsForm.GMT0010_3011_WITHOUT_ATTRIBUTES}) {
                var within = signer.attached(to, attributed.signed());
                within.signature = message -> signature;
                var apart = signer.detached(to, attributed.signed());
                apart.signature = message -> signature;

                signer.assertRefused(Reason.CONFUSABLE_CONTENT, to, within);
                assertRefused(
                        Reason.CONFUSABLE_CONTENT,
                        () -> signer.verifier(to)
                                .verifyDetached(apart.encoded(), new ByteArrayInputStream(attributed.signed())));
            }
        }
    }

    /** The verifier refuses a document of a careless signer: a page that had it sign attributes directly. */
    @Test
    void doesNotBecomeADocumentWithAttributesWhereNoneAreAgreed() {
        var attributed = signer.attached(CmsForm.GMT0010_3011, new byte[] {1});

        signer.assertRefused(Reason.FORM, FORM, attributed);
    }

    private void assertConfusable(byte[] content) {
        assertThat(brokenRule(SignatureAlgorithm.SM2_SM3, content)).isPresent();
        signer.assertRefused(Reason.CONFUSABLE_CONTENT, FORM, signer.attached(FORM, content));
    }

    private void assertFine(byte[] content) {
        assertThat(brokenRule(SignatureAlgorithm.SM2_SM3, content)).isEmpty();
    }

    private static Optional<ContentRule> brokenRule(SignatureAlgorithm algorithm, byte[] content) {
        var watch = new AttributelessContent(algorithm);
        watch.update(content, 0, content.length);
        return watch.brokenRule();
    }
}
