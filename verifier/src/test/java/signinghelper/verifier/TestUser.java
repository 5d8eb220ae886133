package signinghelper.verifier;

import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.login.TokenPurpose;
import signinghelper.formats.match.Account;
import signinghelper.formats.receipt.Receipt;
import signinghelper.formats.receipt.ReceiptFormat;
import signinghelper.testkit.authority.TestKey;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A user with a U-Key, whose page sends what the helper has made. */
public record TestUser(TestHolder holder) {
    public static final String ORIGIN = "https://portal.example";
    public static final Account ACCOUNT = TestHolder.ACCOUNT;

    public static TestUser of(TestKey kind) {
        return new TestUser(TestHolder.of(kind, Instant.now()));
    }

    public String fingerprint() {
        return Fingerprint.of(holder.certificate()).toString();
    }

    /** Token of a login at a page of {@code origin}. */
    public Map<String, String> login(String origin, String nonce) throws Exception {
        var algorithm = holder.algorithm();
        return token(TokenPurpose.LOGIN, algorithm.loginMessage(origin, nonce));
    }

    public Map<String, String> binding(String nonce, Account account) throws Exception {
        var algorithm = holder.algorithm();
        return token(TokenPurpose.BINDING, algorithm.bindingMessage(ORIGIN, nonce, account));
    }

    private Map<String, String> token(TokenPurpose purpose, byte[] message) throws Exception {
        var algorithm = holder.algorithm();
        return Map.of(
                "unverifiedCertificate",
                Bytes.copyOf(holder.certificate().getEncoded()).toBase64(),
                "algorithm",
                algorithm.name(),
                "signature",
                Bytes.copyOf(holder.kind().sign(holder.keys(), message)).toBase64(),
                "format",
                algorithm.format(purpose),
                "appVersion",
                "test");
    }

    public String signed(byte[] content) throws Exception {
        return base64(holder.signer(CmsForm.PKCS7_501).signDetached(content, now(), holder::sign));
    }

    public String signedWithin(byte[] content) throws Exception {
        return base64(holder.signer(CmsForm.PKCS7_501).signAttached(content, now(), holder::sign));
    }

    public String receipt(String origin, String nonce, Receipt.Line... lines) throws Exception {
        var receipt = new Receipt(new Receipt.Occasion.Portal(origin, nonce), List.of(lines));
        var prepared = ReceiptFormat.prepare(receipt, holder.certificate(), now());
        return base64(TestCmsSigner.bytes(prepared.finish(holder.sign(prepared.digestToSign()))));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
