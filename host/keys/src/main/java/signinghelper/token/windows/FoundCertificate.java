package signinghelper.token.windows;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** Certificate in the store {@code MY} of the logged-in user. A key that Windows keeps with it ends with it. */
record FoundCertificate(WindowsLibraries windows, Pointer store, Pointer context) implements AutoCloseable {
    private static final int OF_CNG = -1; // CERT_NCRYPT_KEY_SPEC
    private static final int X509 = 1;
    private static final int FIND_EXISTING = 13 << 16;
    private static final int COMPARE_KEY = 0x4;
    private static final int PREFER_CNG = 0x20000;

    /** @param encoded DER */
    static FoundCertificate of(WindowsLibraries windows, byte[] encoded) throws WindowsException {
        var crypt32 = windows.certificates();
        var store = present("CertOpenSystemStoreW", crypt32.CertOpenSystemStoreW(null, new WString("MY")));
        var wanted = crypt32.CertCreateCertificateContext(X509, encoded, encoded.length);
        Pointer found = null;
        try {
            found = crypt32.CertFindCertificateInStore(
                    store, X509, 0, FIND_EXISTING, present("CertCreateCertificateContext", wanted), null);
            return new FoundCertificate(windows, store, present("CertFindCertificateInStore", found));
        } finally {
            crypt32.CertFreeCertificateContext(wanted);
            if (found == null) {
                crypt32.CertCloseStore(store, 0);
            }
        }
    }

    private static Pointer present(String function, @Nullable Pointer found) throws WindowsException {
        if (found == null) {
            throw WindowsException.last(function);
        }
        return found;
    }

    /** Returns its private key. One of CryptoAPI's own providers is CNG's too, which knows more paddings. */
    KeyHandle key() throws WindowsException {
        var key = new PointerByReference();
        var specification = new IntByReference();
        var isOurs = new IntByReference();
        WindowsException.require(
                "CryptAcquireCertificatePrivateKey",
                windows.certificates()
                        .CryptAcquireCertificatePrivateKey(
                                context, COMPARE_KEY | PREFER_CNG, null, key, specification, isOurs));
        var isFreed = isOurs.getValue() != 0;
        return specification.getValue() == OF_CNG
                ? new CngKey(windows.cng(), key.getValue(), isFreed)
                : CryptoApiKey.of(windows.cryptoApi(), key.getValue(), specification.getValue(), isFreed);
    }

    @Override
    public void close() {
        windows.certificates().CertFreeCertificateContext(context);
        windows.certificates().CertCloseStore(store, 0);
    }
}
