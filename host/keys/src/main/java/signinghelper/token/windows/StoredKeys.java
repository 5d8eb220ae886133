package signinghelper.token.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.Refusal;

import java.security.GeneralSecurityException;

/** Private keys of the certificates in the store {@code MY} of the logged-in user. SunMSCAPI knows no OAEP. */
record StoredKeys(WindowsLibraries windows) implements RsaDecryption {
    private static final int OF_CNG = -1; // CERT_NCRYPT_KEY_SPEC
    private static final int X509 = 1;
    private static final int FIND_EXISTING = 13 << 16;
    private static final int COMPARE_KEY = 0x4;
    private static final int PREFER_CNG = 0x20000;

    @Override
    public byte[] decrypt(byte[] certificate, WrappedKey wrapped) throws Refusal, GeneralSecurityException {
        try (var key = find(certificate)) {
            return key.decrypt(wrapped);
        } catch (WindowsException e) {
            var code = e.code().orElseThrow(() -> new GeneralSecurityException(e));
            throw Refusal.of(code, e);
        }
    }

    private KeyHandle find(byte[] encoded) throws WindowsException {
        var crypt32 = windows.certificates();
        var store = present("CertOpenSystemStoreW", crypt32.CertOpenSystemStoreW(null, new WString("MY")));
        var wanted = crypt32.CertCreateCertificateContext(X509, encoded, encoded.length);
        try {
            var found = crypt32.CertFindCertificateInStore(
                    store, X509, 0, FIND_EXISTING, present("CertCreateCertificateContext", wanted), null);
            return acquire(present("CertFindCertificateInStore", found));
        } finally {
            crypt32.CertFreeCertificateContext(wanted);
            crypt32.CertCloseStore(store, 0);
        }
    }

    /** A key of CryptoAPI's own providers is CNG's too, which knows more paddings. */
    private KeyHandle acquire(Pointer certificate) throws WindowsException {
        var key = new PointerByReference();
        var specification = new IntByReference();
        var isOurs = new IntByReference();
        try {
            WindowsException.require(
                    "CryptAcquireCertificatePrivateKey",
                    windows.certificates()
                            .CryptAcquireCertificatePrivateKey(
                                    certificate, COMPARE_KEY | PREFER_CNG, null, key, specification, isOurs));
        } finally {
            windows.certificates().CertFreeCertificateContext(certificate);
        }
        var isFreed = isOurs.getValue() != 0;
        return specification.getValue() == OF_CNG
                ? new CngKey(windows.cng(), key.getValue(), isFreed)
                : new CryptoApiKey(windows.cryptoApi(), key.getValue(), specification.getValue(), isFreed);
    }

    private static Pointer present(String function, @Nullable Pointer found) throws WindowsException {
        if (found == null) {
            throw new WindowsException(function, Native.getLastError());
        }
        return found;
    }
}
