package signinghelper.token.pkcs11;

import signinghelper.portal.Bytes;
import signinghelper.token.Digest;
import signinghelper.token.KeyEntry;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Collections;

/** Signs through SunPKCS11 with a token that is logged in already. */
final class SunSigner {
    private final Provider provider;
    private final KeyStore keys;

    private SunSigner(Provider provider, KeyStore keys) {
        this.provider = provider;
        this.keys = keys;
    }

    /**
     * Looks the private keys up.
     *
     * @throws IOException if nobody is logged in: there is no PIN to log in with here
     */
    static SunSigner forTokenLoggedIn(Provider provider) throws GeneralSecurityException, IOException {
        var keys = KeyStore.getInstance("PKCS11", provider);
        keys.load(null, null);
        return new SunSigner(provider, keys);
    }

    /** EC: {@code r || s}. RSA: PKCS#1 v1.5. */
    Bytes sign(KeyEntry key, Digest digest) throws GeneralSecurityException {
        var isRsa = key.certificate().getPublicKey() instanceof RSAPublicKey;
        var signature = Signature.getInstance(isRsa ? "NONEwithRSA" : "NONEwithECDSAinP1363Format", provider);
        signature.initSign(privateKey(key.certificate()));
        var input = isRsa ? digest.toDigestInfo() : digest.value();
        signature.update(input.toArray());
        return Bytes.copyOf(signature.sign());
    }

    /** SunPKCS11 pairs certificates with private keys by {@code CKA_ID}. */
    private PrivateKey privateKey(X509Certificate certificate) throws GeneralSecurityException {
        for (var alias : Collections.list(keys.aliases())) {
            if (keys.getCertificate(alias) instanceof X509Certificate candidate
                    && Bytes.copyOf(candidate.getEncoded()).equals(Bytes.copyOf(certificate.getEncoded()))
                    && keys.getKey(alias, null) instanceof PrivateKey found) {
                return found;
            }
        }
        throw new InvalidKeyException("no private key for this certificate");
    }
}
