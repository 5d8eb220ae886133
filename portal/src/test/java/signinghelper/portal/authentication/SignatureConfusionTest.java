package signinghelper.portal.authentication;

import org.assertj.core.api.ThrowableAssert;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.ContentDigest;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.document.cms.CmsWriter;
import signinghelper.formats.login.AuthenticationAlgorithm;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.MessageTag;
import signinghelper.formats.login.TokenPurpose;
import signinghelper.formats.receipt.ReceiptFormat;
import signinghelper.testkit.authority.TestKey;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/**
 * A page that may have documents signed tries to get a token out of it, or one document out of another. It chooses the
 * content, gets everything the key ever returned, and may put it together as it likes.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignatureConfusionTest {
    private static final String ORIGIN = "https://portal.example";
    private static final String BROWSER = "browser";
    /** The purposes that have tokens. */
    private static final List<TokenPurpose> PURPOSES = List.of(TokenPurpose.LOGIN, TokenPurpose.BINDING);

    private static final String NONCE = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private final Map<TestKey, TestHolder> holders = new EnumMap<>(TestKey.class);

    static Stream<Arguments> everyKeyInEveryForm() {
        return Stream.of(TestKey.values())
                .flatMap(kind -> Stream.of(CmsForm.values())
                        .filter(form -> form.isWrittenForSm2())
                        .map(form -> Arguments.of(kind, form)));
    }

    /** The control: the same way of putting a token together holds when the right message is signed. */
    @ParameterizedTest
    @MethodSource("everyKeyInEveryForm")
    void aTokenHoldsWhenItsOwnMessageIsSigned(TestKey kind, CmsForm agreed) throws Exception {
        var attack = new Attack(holder(kind), agreed);
        var algorithm = TestHolder.algorithm(kind);
        for (var purpose : PURPOSES) {
            var digest = algorithm
                    .signatureAlgorithm()
                    .digest(holder(kind).certificate().getPublicKey(), attack.message(purpose));
            attack.got.add(holder(kind)
                    .sign(new Digest(algorithm.signatureAlgorithm().digestAlgorithm(), Bytes.copyOf(digest))));

            assertThat(attack.someTokenHolds(purpose)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("everyKeyInEveryForm")
    void noDocumentOverTheMessageOfATokenIsOne(TestKey kind, CmsForm agreed) throws Exception {
        for (var purpose : PURPOSES) {
            var attack = new Attack(holder(kind), agreed);
            var message = attack.message(purpose);
            attack.sign(message);
            for (var digest : DigestAlgorithm.values()) {
                attack.sign(new ContentDigest(digest, Bytes.copyOf(digest.of(message))));
                attack.sign(digest.of(message));
            }
            attack.signTokensOwnDigest(message);

            assertThat(attack.got).isNotEmpty();
            assertThat(attack.someTokenHolds(purpose)).isFalse();
        }
    }

    /**
     * Without signed attributes the message itself would be signed, so it is refused. Web eID's messages have no tag;
     * an SM2 key signs them like any text, since no login of an SM2 key looks so.
     */
    @ParameterizedTest
    @MethodSource("everyKeyInEveryForm")
    void theMessageOfATokenIsNeverSignedByItself(TestKey kind, CmsForm agreed) throws Exception {
        var attack = new Attack(holder(kind), agreed);
        for (var algorithm : AuthenticationAlgorithm.values()) {
            var login = algorithm.loginMessage(ORIGIN, NONCE);
            var binding = algorithm.bindingMessage(ORIGIN, NONCE, TestHolder.ACCOUNT);
            for (var message : List.of(login, binding)) {
                if (attack.signer.takesDigests() || !MessageTag.isAtStartOf(message)) {
                    attack.sign(message);
                } else {
                    assertThatThrownBy(() -> attack.signer.signAttached(message, NOW, attack::key))
                            .isInstanceOfSatisfying(FormatException.class, SignatureConfusionTest::isOfContent);
                }
            }
        }
        assertThat(attack.digests).doesNotContainAnyElementsOf(attack.digestsOfTokens());
        for (var purpose : PURPOSES) {
            assertThat(attack.someTokenHolds(purpose)).isFalse();
        }
    }

    static Stream<Arguments> conversions() {
        return Stream.of(CmsForm.PKCS7_501, CmsForm.GMT0010_3011)
                .flatMap(attributed -> Stream.of(
                                CmsForm.PKCS7_501_WITHOUT_ATTRIBUTES, CmsForm.GMT0010_3011_WITHOUT_ATTRIBUTES)
                        .map(bare -> Arguments.of(attributed, bare)));
    }

    /** Otherwise attributes that were signed could be shown as a document without attributes. */
    @ParameterizedTest
    @MethodSource("conversions")
    void aDocumentWithAttributesBecomesNoneWithout(CmsForm attributed, CmsForm bare) throws Exception {
        var holder = holder(TestKey.SM2);
        var signed = holder.signer(attributed).signAttached(content(), NOW, holder::sign);
        var attributes = attributes(signed).getEncoded(ASN1Encoding.DER);
        var converted = rewritten(signed, bare, attributes, null);

        assertRefused(
                CmsException.Reason.CONFUSABLE_CONTENT,
                () -> holder.verifier(bare).verifyAttached(converted));
        assertRefused(
                CmsException.Reason.FORM, () -> holder.verifier(attributed).verifyAttached(converted));
    }

    /** Otherwise signed content could be shown as attributes of another document; the signer refuses such content. */
    @ParameterizedTest
    @MethodSource("conversions")
    void aDocumentWithoutAttributesBecomesNoneWith(CmsForm attributed, CmsForm bare) throws Exception {
        var holder = holder(TestKey.SM2);
        var wanted = attributes(holder.signer(attributed).signAttached(content(), NOW, holder::sign));
        var asContent = wanted.getEncoded(ASN1Encoding.DER);
        TestCmsSigner.Key nobody = digest -> {
            throw new AssertionError("must not be asked");
        };

        assertThatThrownBy(() -> holder.signer(bare).signAttached(asContent, NOW, nobody))
                .isInstanceOfSatisfying(FormatException.class, SignatureConfusionTest::isOfContent);
        assertThatThrownBy(() -> holder.signer(bare).signDetached(asContent, NOW, nobody))
                .isInstanceOf(FormatException.class);
    }

    /** Otherwise a bare signature could get attributes that nobody signed. */
    @ParameterizedTest
    @MethodSource("conversions")
    void attributesBesideABareSignatureDoNotHold(CmsForm attributed, CmsForm bare) throws Exception {
        var holder = holder(TestKey.SM2);
        var attributes = attributes(holder.signer(attributed).signAttached(content(), NOW, holder::sign));
        var signed = holder.signer(bare).signAttached(content(), NOW, holder::sign);
        var converted = rewritten(signed, attributed, content(), attributes);

        assertRefused(
                CmsException.Reason.SIGNATURE, () -> holder.verifier(attributed).verifyAttached(converted));
        assertRefused(CmsException.Reason.FORM, () -> holder.verifier(bare).verifyAttached(converted));
    }

    private static byte[] content() {
        return "投标文件".getBytes(StandardCharsets.UTF_8);
    }

    private static SignerInfo signerInfo(byte[] document) {
        var signedData =
                SignedData.getInstance(ContentInfo.getInstance(document).getContent());
        return SignerInfo.getInstance(signedData.getSignerInfos().getObjectAt(0));
    }

    private static ASN1Set attributes(byte[] document) {
        return signerInfo(document).getAuthenticatedAttributes();
    }

    /** Returns the same signature and signer in another form, with other content and attributes. */
    private static byte[] rewritten(byte[] document, CmsForm form, byte[] content, @Nullable ASN1Set attributes)
            throws Exception {
        var old = SignedData.getInstance(ContentInfo.getInstance(document).getContent());
        var signer = signerInfo(document);
        var gmt0010 = form.name().startsWith("GMT0010");
        var name = new ASN1ObjectIdentifier(gmt0010 ? "1.2.156.10197.1.301.1" : "1.2.156.10197.1.501");
        var rewritten = new SignerInfo(
                signer.getSID(),
                signer.getDigestAlgorithm(),
                attributes,
                new AlgorithmIdentifier(name),
                signer.getEncryptedDigest(),
                null);
        ASN1Encodable data = new SignedData(
                new ASN1Integer(1),
                old.getDigestAlgorithms(),
                new ContentInfo(form.dataType(), new DEROctetString(content)),
                old.getCertificates(),
                null,
                new DERSet(rewritten));
        return new ContentInfo(form.signedDataType(), data).getEncoded(ASN1Encoding.DER);
    }

    private static void isOfContent(FormatException refused) {
        assertThat(refused.reason()).isEqualTo(FormatException.Reason.CONTENT_REFUSED);
    }

    private static void assertRefused(CmsException.Reason reason, ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CmsException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private TestHolder holder(TestKey kind) {
        return Objects.requireNonNull(holders.computeIfAbsent(kind, TestHolder::of));
    }

    /** The attempts of one page, and their results. */
    private static final class Attack {
        private final TestHolder holder;
        private final TestCmsSigner signer;
        /** Raw signatures that the key returned. */
        private final List<Bytes> got = new ArrayList<>();
        /** Digests that the key was given. */
        private final List<Bytes> digests = new ArrayList<>();

        Attack(TestHolder holder, CmsForm agreed) throws FormatException {
            this.holder = holder;
            this.signer = holder.signer(agreed);
        }

        byte[] message(TokenPurpose purpose) {
            var algorithm = holder.algorithm();
            return switch (purpose) {
                case LOGIN -> algorithm.loginMessage(ORIGIN, NONCE);
                case BINDING -> algorithm.bindingMessage(ORIGIN, NONCE, TestHolder.ACCOUNT);
            };
        }

        Bytes key(Digest digest) {
            var raw = holder.sign(digest);
            digests.add(digest.value());
            got.add(raw);
            return raw;
        }

        void sign(byte[] content) {
            attempt(() -> signer.signAttached(content, NOW, this::key));
            attempt(() -> signer.signDetached(content, NOW, this::key));
            attempt(() -> signReceipt(content));
        }

        private byte[] signReceipt(byte[] content) throws Exception {
            var preparation = new CmsWriter(ReceiptFormat.KIND)
                    .attached(Content.inMemory(Bytes.copyOf(content)), receiptSigner(), NOW, TimeStamping.NONE);
            return TestCmsSigner.bytes(preparation.finish(key(preparation.digestToSign())));
        }

        private SignerIdentity receiptSigner() throws FormatException {
            return holder.signer(CmsForm.PKCS7_501).identity();
        }

        void sign(ContentDigest digest) {
            attempt(() -> signer.signDetached(digest, NOW, this::key));
        }

        /** The very digest that the key would be given for a token; for SM2 the one with Z. */
        void signTokensOwnDigest(byte[] message) {
            var algorithm = holder.algorithm().signatureAlgorithm();
            var digest = algorithm.digest(holder.certificate().getPublicKey(), message);
            sign(digest);
            sign(new ContentDigest(algorithm.digestAlgorithm(), Bytes.copyOf(digest)));
        }

        private interface Attempt {
            byte[] make() throws Exception;
        }

        private static void attempt(Attempt attempt) {
            try {
                assertThat(attempt.make()).isNotEmpty();
            } catch (FormatException refused) {
                isOfContent(refused);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        List<Bytes> digestsOfTokens() {
            var own = holder.algorithm();
            var signature = own.signatureAlgorithm();
            return Stream.concat(
                            Stream.of(own.loginMessage(ORIGIN, NONCE)),
                            Stream.of(AuthenticationAlgorithm.values())
                                    .map(algorithm -> algorithm.bindingMessage(ORIGIN, NONCE, TestHolder.ACCOUNT)))
                    .map(message ->
                            Bytes.copyOf(signature.digest(holder.certificate().getPublicKey(), message)))
                    .toList();
        }

        /** Offers each signature that it got as a token of each kind. */
        boolean someTokenHolds(TokenPurpose purpose) throws Exception {
            var certificate = Bytes.copyOf(holder.certificate().getEncoded()).toBase64();
            for (var signature : got) {
                for (var algorithm : AuthenticationAlgorithm.values()) {
                    var format = algorithm.format(purpose);
                    var token = new AuthenticationToken(
                            certificate, algorithm.name(), signature.toBase64(), format, "test");
                    if (holds(purpose, token)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean holds(TokenPurpose purpose, AuthenticationToken token) {
            var forgetful = new Forgetful(Challenge.Purpose.valueOf(purpose.name()));
            var origins = PortalOrigins.of(ORIGIN);
            try {
                if (purpose == TokenPurpose.LOGIN) {
                    var unused = new LoginTokenValidator(
                                    origins, holder.trust(), RevocationPolicy.none(), forgetful, holder.clock())
                            .validate(new NonceAndToken(NONCE, token), BROWSER);
                } else {
                    var unused = new BindingTokenValidator(
                                    origins, holder.trust(), RevocationPolicy.none(), forgetful, holder.clock())
                            .validate(new NonceAndToken(NONCE, token), BROWSER, TestHolder.ACCOUNT);
                }
                return true;
            } catch (AuthenticationTokenException e) {
                var own = holder.algorithm().name();
                assertThat(e.reason())
                        .isEqualTo(
                                token.algorithm().equals(own)
                                        ? AuthenticationTokenException.Reason.SIGNATURE
                                        : AuthenticationTokenException.Reason.ALGORITHM);
                return false;
            }
        }
    }

    /** A portal's challenges that can be used again and again, so that the signature alone decides. */
    private record Forgetful(Challenge.Purpose purpose) implements ChallengeStore {
        @Override
        public Challenge issue(Challenge.Purpose other, String browserSession) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Challenge> consume(String consumed) {
            return Optional.of(new Challenge(NONCE, purpose, BROWSER, NOW.plus(purpose.lifetime())));
        }
    }
}
