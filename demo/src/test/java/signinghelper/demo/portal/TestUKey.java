package signinghelper.demo.portal;

import signinghelper.demo.DemoToken;
import signinghelper.demo.authority.DemoAuthority;
import signinghelper.demo.token.SoftwareKeyDriver;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.cms.CmsForm;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.Nonce;
import signinghelper.formats.login.Origin;
import signinghelper.formats.match.Account;
import signinghelper.login.AuthenticationSigner;
import signinghelper.protocol.Refusal;
import signinghelper.signature.CmsSigner;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.TokenSession;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The software U-Key, used with the host's own signers. */
final class TestUKey {
    private final Path folder;

    private TestUKey(Path folder) {
        this.folder = folder;
    }

    static TestUKey make(Path folder, DemoAuthority authority) throws IOException {
        DemoToken.make(folder, authority);
        return new TestUKey(folder);
    }

    private interface Use<T> {
        T with(TokenSession session, KeyEntry key) throws Refusal, IOException;
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
        return use(
                container,
                (session, key) -> signer(key, form)
                        .signDetached(
                                new ByteArrayInputStream(content), Instant.now(), digest -> session.sign(key, digest))
                        .toDer());
    }

    byte[] signAttached(String container, CmsForm form, byte[] content) throws Exception {
        return use(
                container,
                (session, key) -> signer(key, form)
                        .signAttached(content, Instant.now(), digest -> session.sign(key, digest))
                        .toDer());
    }

    private static CmsSigner signer(KeyEntry key, CmsForm form) throws Refusal {
        return CmsSigner.of(key.certificate(), List.of(), form, DigestAlgorithm.SHA_256);
    }

    private <T> T use(String container, Use<T> use) throws Exception {
        var driver = new SoftwareKeyDriver(folder);
        try (var session = driver.open(driver.list().get(0));
                var pin = new Pin(DemoToken.PIN.toCharArray())) {
            session.login(pin, LastTryConsent.NONE);
            var key = session.keys().stream()
                    .filter(candidate -> candidate.container().equals(container))
                    .findAny()
                    .orElseThrow();
            return use.with(session, key);
        }
    }
}
