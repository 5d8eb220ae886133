package signinghelper.app;

import signinghelper.protocol.Refusal;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.windows.WindowsStoreDriver;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.List;

/** Driver in a separate host: the driver of Windows' store over one of Java's, with a key that asks for no PIN. */
public final class SoftStoreDriver implements TokenDriver {
    private final WindowsStoreDriver driver = new WindowsStoreDriver("windows", new Store(keys()));

    private record Store(KeyStore keys) implements WindowsStoreDriver.Store {
        @Override
        public KeyStore open() {
            return keys;
        }

        @Override
        public Provider signer(KeyStore opened, PrivateKey key) {
            return Security.getProvider("SunRsaSign");
        }
    }

    private static KeyStore keys() {
        try {
            var authority = TestAuthority.root(TestKey.RSA);
            var pair = TestKey.RSA.generate();
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("soft", pair.getPrivate(), null, new X509Certificate[] {authority.issue(pair)});
            return keys;
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String name() {
        return driver.name();
    }

    @Override
    public List<TokenInfo> list() throws Refusal {
        return driver.list();
    }

    @Override
    public TokenSession open(TokenInfo token) throws Refusal {
        return driver.open(token);
    }
}
