package signinghelper.demo.portal;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.Nonce;
import signinghelper.formats.login.Origin;
import signinghelper.formats.match.Account;
import signinghelper.formats.receipt.Receipt;
import signinghelper.formats.receipt.ReceiptFormat;
import signinghelper.formats.statement.Statement;
import signinghelper.formats.statement.StatementFormat;
import signinghelper.login.AuthenticationSigner;
import signinghelper.testkit.pki.TestPki;
import signinghelper.testkit.stage.SoftwareToken;
import signinghelper.testkit.token.SoftwareKeyControl;
import signinghelper.testkit.token.SoftwareKeyDriver;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.TokenSession;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The software U-Key, used with the host's own signers. */
final class TestUKey {
    private final Path folder;

    private TestUKey(Path folder) {
        this.folder = folder;
    }

    static TestUKey make(Path folder, TestPki authority) throws IOException {
        SoftwareToken.make(folder, authority);
        return new TestUKey(folder);
    }

    /** Makes the second supplier's, plugged in. */
    static TestUKey makeSpare(Path folder, TestPki authority) throws IOException {
        SoftwareToken.makeSpare(folder, authority);
        new SoftwareKeyControl(folder).plugIn();
        return new TestUKey(folder);
    }

    private interface Use<T> {
        T with(TokenSession session, KeyEntry key) throws Exception;
    }

    AuthenticationToken login(String container, String origin, String nonce) throws Exception {
        return use(
                container,
                (session, key) ->
                        new AuthenticationSigner("test").login(session, key, new Origin(origin), new Nonce(nonce)));
    }

    AuthenticationToken binding(String container, String origin, String nonce, Account account) throws Exception {
        return use(
                container,
                (session, key) -> new AuthenticationSigner("test")
                        .binding(session, key, new Origin(origin), new Nonce(nonce), account));
    }

    byte[] signDetached(String container, CmsForm form, byte[] content) throws Exception {
        return sign(container, "cms-detached", form, content);
    }

    byte[] signAttached(String container, CmsForm form, byte[] content) throws Exception {
        return sign(container, "cms-attached", form, content);
    }

    byte[] sign(String container, String format, CmsForm form, byte[] content) throws Exception {
        return use(container, (session, key) -> {
            var signer = SignerIdentity.of(key.certificate(), List.of(), form, DigestAlgorithm.SHA_256);
            var document = Content.inMemory(Bytes.copyOf(content));
            var prepared = DocumentFormats.named(format)
                    .orElseThrow()
                    .prepare(document, signer, now(), null, TimeStamping.NONE);
            return finished(prepared, session, key);
        });
    }

    byte[] signReceipt(String container, Receipt receipt) throws Exception {
        return use(
                container,
                (session, key) -> finished(ReceiptFormat.prepare(receipt, key.certificate(), now()), session, key));
    }

    byte[] signStatement(String container, Statement statement) throws Exception {
        return use(container, (session, key) -> {
            var prepared = StatementFormat.prepare(statement, key.certificate(), now(), TimeStamping.NONE);
            return finished(prepared, session, key);
        });
    }

    X509Certificate certificate(String container) throws Exception {
        return use(container, (session, key) -> key.certificate());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static byte[] finished(Preparation prepared, TokenSession session, KeyEntry key) throws Exception {
        var out = new ByteArrayOutputStream();
        prepared.finish(session.sign(key, prepared.digestToSign())).writeTo(out);
        return out.toByteArray();
    }

    private <T> T use(String container, Use<T> use) throws Exception {
        var driver = new SoftwareKeyDriver(folder);
        try (var session = driver.open(driver.list().get(0));
                var pin = new Pin(SoftwareToken.PIN.toCharArray())) {
            session.login(pin, LastTryConsent.NONE);
            var key = session.keys().stream()
                    .filter(candidate -> candidate.container().equals(container))
                    .findAny()
                    .orElseThrow();
            return use.with(session, key);
        }
    }
}
