package signinghelper.token.pkcs11;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.token.KeyEntry;

import java.security.interfaces.RSAPublicKey;

/** Signature by {@code C_Sign} in a session that is logged in, for tokens that SunPKCS11 cannot read. */
record CryptokiSigner(Cryptoki cryptoki, long session) {
    private static final long CKM_RSA_PKCS = 0x1;
    private static final long CKM_ECDSA = 0x1041;

    /** EC: {@code r || s}. RSA: PKCS#1 v1.5. */
    Bytes sign(KeyEntry key, KeyObject privateKey, Digest digest) throws CryptokiException {
        var isRsa = key.certificate().getPublicKey() instanceof RSAPublicKey;
        var mechanism = isRsa ? CKM_RSA_PKCS : CKM_ECDSA;
        var input = isRsa ? digest.toDigestInfo() : digest.value();
        return cryptoki.sign(session, mechanism, privateKey.handle(), input);
    }
}
