package signinghelper.portal.authentication;

import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.portal.authentication.Challenge.Purpose;
import signinghelper.testkit.authority.TestKey;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;

import static signinghelper.portal.authentication.TestPortal.ORIGIN;

/** Vectors of the signature: over another message, by another scheme, or in another form. */
record SignatureVectors(VectorDraft draft) {
    private static final byte[] OPENSSLS_IDENTITY = new byte[0];
    private static final byte[] ANOTHER_IDENTITY = "ALICE123@YAHOO.COM".getBytes(StandardCharsets.US_ASCII);

    void add() throws GeneralSecurityException {
        messages();
        forms();
        schemes();
    }

    private void messages() {
        for (var kind : TestKey.values()) {
            over("the token is for another origin (" + kind + ")", kind, "https://portal.example.evil");
        }
        over("the token is for the origin's name with http", TestKey.P256, "http://portal.example");
        var mine = draft.challenge(Purpose.LOGIN);
        var other = draft.challenge(Purpose.LOGIN);
        var token = draft.token(TestKey.SM2, draft.portal().certificate(TestKey.SM2), other.nonce());
        draft.add("the token is over another nonce", mine, draft.sent(mine.nonce(), token), Reason.SIGNATURE);
        var tagless = draft.challenge(Purpose.LOGIN);
        var message = TestHolder.algorithm(TestKey.SM2).loginMessage(ORIGIN, tagless.nonce());
        var without = Arrays.copyOfRange(message, message.length - 64, message.length);
        draft.add("an SM2 message has no tag", tagless, sent(TestKey.SM2, tagless.nonce(), without), Reason.SIGNATURE);
    }

    private void over(String name, TestKey kind, String origin) {
        var challenge = draft.challenge(Purpose.LOGIN);
        var message = TestHolder.algorithm(kind).loginMessage(origin, challenge.nonce());
        draft.add(name, challenge, sent(kind, challenge.nonce(), message), Reason.SIGNATURE);
    }

    private String sent(TestKey kind, String nonce, byte[] message) {
        return draft.sent(nonce, draft.portal().token(kind, draft.portal().certificate(kind), message));
    }

    private void forms() {
        for (var kind : new TestKey[] {TestKey.SM2, TestKey.P256}) {
            var challenge = draft.challenge(Purpose.LOGIN);
            var token = draft.token(kind, draft.portal().certificate(kind), challenge.nonce());
            var raw = Bytes.fromBase64(token.signature()).toArray();
            var algorithm = TestHolder.algorithm(kind).signatureAlgorithm();
            signed("r and s are in DER (" + kind + ")", challenge, token, algorithm.toDer(raw));
            signed("r and s are zero (" + kind + ")", challenge, token, new byte[raw.length]);
            signed("r stands alone (" + kind + ")", challenge, token, Arrays.copyOf(raw, raw.length / 2));
        }
    }

    private void schemes() throws GeneralSecurityException {
        var challenge = draft.challenge(Purpose.LOGIN);
        var token = draft.token(TestKey.RSA, draft.portal().certificate(TestKey.RSA), challenge.nonce());
        var message = TestHolder.algorithm(TestKey.RSA).loginMessage(ORIGIN, challenge.nonce());
        signed("the RSA signature is PSS", challenge, token, rsa("SHA256withRSAandMGF1", message));
        signed("the RSA signature is over SHA-1", challenge, token, rsa("SHA1withRSA", message));
        identity("the SM2 identity is empty", OPENSSLS_IDENTITY);
        identity("the SM2 identity is another", ANOTHER_IDENTITY);
    }

    private byte[] rsa(String scheme, byte[] message) throws GeneralSecurityException {
        var signature = Signature.getInstance(scheme, BouncyCastle.PROVIDER);
        signature.initSign(draft.portal().pair(TestKey.RSA).getPrivate());
        signature.update(message);
        return signature.sign();
    }

    private void identity(String name, byte[] identity) {
        var challenge = draft.challenge(Purpose.LOGIN);
        var token = draft.token(TestKey.SM2, draft.portal().certificate(TestKey.SM2), challenge.nonce());
        var message = TestHolder.algorithm(TestKey.SM2).loginMessage(ORIGIN, challenge.nonce());
        signed(name, challenge, token, TestKey.SM2.sign(draft.portal().pair(TestKey.SM2), message, identity));
    }

    private void signed(String name, Challenge challenge, AuthenticationToken token, byte[] signature) {
        var changed = TestPortal.withSignature(token, Bytes.copyOf(signature));
        draft.add(name, challenge, draft.sent(challenge.nonce(), changed), Reason.SIGNATURE);
    }
}
