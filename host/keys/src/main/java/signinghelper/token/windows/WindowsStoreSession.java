package signinghelper.token.windows;

import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.ContentDecryptor;
import signinghelper.token.KeyEntry;
import signinghelper.token.KeyFault;
import signinghelper.token.KeyedDecryptor;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.token.StoredCertificate;
import signinghelper.token.TokenContents;
import signinghelper.token.TokenSession;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The store as it was when it was opened. */
final class WindowsStoreSession implements TokenSession {
    private static final Logger LOG = System.getLogger(WindowsStoreSession.class.getName());

    private final WindowsStoreDriver.Store source;
    private final KeyStore store;
    private final PinState pinState;
    private boolean mayAsk;

    WindowsStoreSession(WindowsStoreDriver.Store source, KeyStore store, PinState pinState) {
        this.source = source;
        this.store = store;
        this.pinState = pinState;
    }

    @Override
    public TokenContents contents() throws Refusal {
        try {
            var keys = new ArrayList<KeyEntry>();
            var faults = new ArrayList<KeyFault>();
            for (var alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    read(alias, keys, faults);
                }
            }
            return new TokenContents(keys, faults);
        } catch (KeyStoreException | ProviderException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }

    private void read(String alias, List<KeyEntry> keys, List<KeyFault> faults) throws KeyStoreException {
        try {
            var bytes = Bytes.copyOf(store.getCertificate(alias).getEncoded());
            var certificate = StoredCertificate.read(bytes).certificate();
            if (isSupported(certificate)) {
                keys.add(new KeyEntry(alias, KeyEntry.Use.of(certificate), certificate));
            }
        } catch (CertificateEncodingException e) {
            addUnreadable(alias, Refusal.of(ErrorCode.CERTIFICATE_UNREADABLE, e), faults);
        } catch (Refusal e) {
            addUnreadable(alias, e, faults);
        }
    }

    private static void addUnreadable(String alias, Refusal refusal, List<KeyFault> faults) {
        LOG.log(Level.WARNING, "certificate " + alias + " cannot be read", refusal);
        faults.add(new KeyFault(alias, refusal.code()));
    }

    /** SunMSCAPI does not support SM2. Among a person's certificates those of local authorities, with keys, are usual. */
    private static boolean isSupported(X509Certificate certificate) {
        var isSm2 = SignatureAlgorithm.forKey(certificate.getPublicKey())
                .filter(algorithm -> algorithm == SignatureAlgorithm.SM2_SM3)
                .isPresent();
        return !isSm2 && certificate.getBasicConstraints() < 0;
    }

    @Override
    public PinState pinState() {
        return pinState;
    }

    /** No PIN is passed to Windows from here. */
    @Override
    public void login(Pin pin, LastTryConsent consent) throws Refusal {
        throw Refusal.of(ErrorCode.DRIVER_FAILED);
    }

    /** Windows asks for the PIN later, when signing. It does not report a last try, so no consent is needed. */
    @Override
    public void loginOnKey(LastTryConsent consent) {
        mayAsk = true;
    }

    @Override
    public void changePin(Pin current, Pin fresh, LastTryConsent consent) throws Refusal {
        throw Refusal.of(ErrorCode.DRIVER_FAILED);
    }

    /** SunMSCAPI reports a closed window and a removed U-Key only as text in the user's language. */
    @Override
    public Bytes sign(KeyEntry key, Digest digest) throws Refusal {
        if (!mayAsk) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED);
        }
        try {
            var privateKey = privateKey(key);
            var signature = FinishedDigests.signature(algorithm(key, digest), source.signer(store, privateKey));
            signature.initSign(privateKey);
            signature.update(digest.value().toArray());
            return Bytes.copyOf(raw(key, signature.sign()));
        } catch (GeneralSecurityException | IOException | ProviderException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }

    /** Windows asks for the PIN here. */
    @Override
    public ContentDecryptor decryptor(KeyEntry key, WrappedKey wrapped, ContentCipher cipher) throws Refusal {
        if (!mayAsk) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED);
        }
        try {
            var certificate = key.certificate().getEncoded();
            return KeyedDecryptor.begin(source.decryption().decrypt(certificate, wrapped), wrapped, cipher);
        } catch (GeneralSecurityException e) {
            LOG.log(Level.INFO, "no content key: " + e.getMessage());
            return KeyedDecryptor.withoutKey(wrapped, cipher);
        }
    }

    private PrivateKey privateKey(KeyEntry key) throws GeneralSecurityException {
        if (store.getCertificate(key.container()) instanceof X509Certificate certificate
                && Arrays.equals(certificate.getEncoded(), key.certificate().getEncoded())
                && store.getKey(key.container(), null) instanceof PrivateKey found) {
            return found;
        }
        throw new InvalidKeyException("no private key for this certificate");
    }

    private static String algorithm(KeyEntry key, Digest digest) throws InvalidKeyException {
        if (digest.algorithm() == DigestAlgorithm.SM3) {
            throw new InvalidKeyException("SM3 without SM2");
        }
        var hash = digest.algorithm().javaName().replace("-", "");
        return hash + "with" + (key.certificate().getPublicKey() instanceof ECPublicKey ? "ECDSA" : "RSA");
    }

    /** Converts from DER, the only form in which SunMSCAPI returns EC signatures. */
    private static byte[] raw(KeyEntry key, byte[] made) throws IOException {
        if (key.certificate().getPublicKey() instanceof ECPublicKey curve) {
            var order = curve.getParams().getOrder();
            var values = StandardDSAEncoding.INSTANCE.decode(order, made);
            return PlainDSAEncoding.INSTANCE.encode(order, values[0], values[1]);
        }
        return made;
    }

    /** Windows offers no logout: the key's provider decides if it asks for the PIN again. */
    @Override
    public void close() {
        mayAsk = false;
    }
}
