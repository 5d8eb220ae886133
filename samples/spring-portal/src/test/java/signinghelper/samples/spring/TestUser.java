package signinghelper.samples.spring;

import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Signed;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.TokenPurpose;
import signinghelper.formats.receipt.Receipt;
import signinghelper.formats.receipt.ReceiptFormat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A user with a key, whose tokens and signatures are as a good signing helper makes them. */
record TestUser(TestHolder holder) {

    /** The body of a login. */
    Map<String, Object> login(String origin, String nonce) throws Exception {
        var message = holder.algorithm().loginMessage(origin, nonce);
        return Map.of("nonce", nonce, "token", token(TokenPurpose.LOGIN, message));
    }

    /** The body of a binding to the holder's account. */
    Map<String, Object> binding(String origin, String nonce) throws Exception {
        var message = holder.algorithm().bindingMessage(origin, nonce, TestHolder.ACCOUNT);
        return Map.of("nonce", nonce, "token", token(TokenPurpose.BINDING, message));
    }

    private AuthenticationToken token(TokenPurpose purpose, byte[] message) throws Exception {
        var kind = holder.kind();
        return new AuthenticationToken(
                Bytes.copyOf(holder.certificate().getEncoded()).toBase64(),
                TestHolder.algorithm(kind).name(),
                Bytes.copyOf(kind.sign(holder.keys(), message)).toBase64(),
                TestHolder.algorithm(kind).format(purpose),
                "test");
    }

    /** The body with a detached signature of the document, and the receipt of this batch of one. */
    Map<String, Object> signature(String origin, String nonce, String title, byte[] content, Instant now)
            throws Exception {
        var signature = holder.signer(CmsForm.PKCS7_501).signDetached(content, now, holder::sign);
        var digest = Bytes.copyOf(DigestAlgorithm.SM3.of(content));
        var line = new Receipt.Line(title, DigestAlgorithm.SM3, digest, Receipt.Outcome.SIGNED);
        var receipt = new Receipt(new Receipt.Occasion.Portal(origin, nonce), List.of(line));
        var prepared = ReceiptFormat.prepare(receipt, holder.certificate(), now);
        return Map.of(
                "nonce", nonce,
                "signature", Bytes.copyOf(signature).toBase64(),
                "receipt", base64(prepared.finish(holder.sign(prepared.digestToSign()))));
    }

    private static String base64(Signed document) {
        return Bytes.copyOf(TestCmsSigner.bytes(document)).toBase64();
    }
}
