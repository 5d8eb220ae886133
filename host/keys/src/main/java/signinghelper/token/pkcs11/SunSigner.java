package signinghelper.token.pkcs11;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.token.KeyEntry;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Signer through SunPKCS11 with a token that is logged in already. */
final class SunSigner implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SunSigner.class.getName());

    private final AuthProvider provider;
    private final @Nullable KeyStore keys;
    private final Map<X509Certificate, Optional<PrivateKey>> found = new HashMap<>();

    private SunSigner(AuthProvider provider, @Nullable KeyStore keys) {
        this.provider = provider;
        this.keys = keys;
    }

    /**
     * Finds the private keys. Must be called only while the user is logged in: otherwise SunPKCS11 lets a token with a
     * keypad ask for the PIN. Its key store reads either every certificate of the token or none. A certificate with an
     * SM2 key makes it fail, and then no private key is seen.
     */
    static SunSigner forTokenLoggedIn(AuthProvider provider) {
        try {
            var keys = KeyStore.getInstance("PKCS11", provider);
            keys.load(null, null);
            return new SunSigner(provider, keys);
        } catch (GeneralSecurityException | IOException | ProviderException e) {
            LOG.log(Level.INFO, "SunPKCS11 cannot read the token", e);
            return new SunSigner(provider, null);
        }
    }

    /** Logs out and closes the sessions that SunPKCS11 has open. */
    @Override
    public void close() {
        try {
            provider.logout();
        } catch (GeneralSecurityException | ProviderException e) {
            LOG.log(Level.INFO, "could not log out", e);
        }
    }

    /**
     * Signs. The result for EC is {@code r || s}, for RSA it is PKCS#1 v1.5; empty when SunPKCS11 does not see the
     * private key.
     */
    Optional<Bytes> sign(KeyEntry key, Digest digest) throws GeneralSecurityException {
        var privateKey = privateKey(key.certificate());
        return privateKey.isEmpty() ? Optional.empty() : Optional.of(sign(key, privateKey.get(), digest));
    }

    private Bytes sign(KeyEntry key, PrivateKey privateKey, Digest digest) throws GeneralSecurityException {
        var isRsa = key.certificate().getPublicKey() instanceof RSAPublicKey;
        var signature = Signature.getInstance(isRsa ? "NONEwithRSA" : "NONEwithECDSAinP1363Format", provider);
        signature.initSign(privateKey);
        var input = isRsa ? digest.toDigestInfo() : digest.value();
        signature.update(input.toArray());
        return Bytes.copyOf(signature.sign());
    }

    private Optional<PrivateKey> privateKey(X509Certificate certificate) throws GeneralSecurityException {
        var key = found.get(certificate);
        if (key == null) {
            key = find(certificate);
            found.put(certificate, key);
        }
        return key;
    }

    /** SunPKCS11 pairs certificates with private keys by {@code CKA_ID}. */
    private Optional<PrivateKey> find(X509Certificate certificate) throws GeneralSecurityException {
        if (keys == null) {
            return Optional.empty();
        }
        for (var alias : Collections.list(keys.aliases())) {
            if (keys.getCertificate(alias) instanceof X509Certificate candidate
                    && Bytes.copyOf(candidate.getEncoded()).equals(Bytes.copyOf(certificate.getEncoded()))
                    && keys.getKey(alias, null) instanceof PrivateKey key) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }
}
