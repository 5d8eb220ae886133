package signinghelper.token.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import org.jspecify.annotations.Nullable;

/** Functions of Windows that find a certificate's private key and decrypt with it, as wincrypt.h and ncrypt.h have them. */
record WindowsLibraries(Certificates certificates, Cng cng, CryptoApi cryptoApi) {

    /** Loads them. Only on Windows. */
    static WindowsLibraries load() {
        return new WindowsLibraries(
                Native.load("crypt32", Certificates.class),
                Native.load("ncrypt", Cng.class),
                Native.load("advapi32", CryptoApi.class));
    }

    /** Functions of crypt32.dll. */
    interface Certificates extends StdCallLibrary {
        @Nullable
        Pointer CertOpenSystemStoreW(@Nullable Pointer provider, WString name);

        boolean CertCloseStore(Pointer store, int flags);

        @Nullable
        Pointer CertCreateCertificateContext(int encoding, byte[] encoded, int length);

        @Nullable
        Pointer CertFindCertificateInStore(
                Pointer store, int encoding, int flags, int kind, Pointer wanted, @Nullable Pointer previous);

        boolean CertFreeCertificateContext(@Nullable Pointer certificate);

        boolean CryptAcquireCertificatePrivateKey(
                Pointer certificate,
                int flags,
                @Nullable Pointer parameters,
                PointerByReference key,
                IntByReference specification,
                IntByReference callerFrees);
    }

    /** Functions of ncrypt.dll. */
    interface Cng extends StdCallLibrary {
        int NCryptDecrypt(
                Pointer key,
                byte[] input,
                int inputLength,
                @Nullable Memory padding,
                Memory output,
                int outputLength,
                IntByReference written,
                int flags);

        int NCryptFreeObject(Pointer object);
    }

    /** Functions of advapi32.dll. */
    interface CryptoApi extends StdCallLibrary {
        boolean CryptGetUserKey(Pointer provider, int specification, PointerByReference key);

        boolean CryptDecrypt(
                Pointer key, @Nullable Pointer hash, boolean isFinal, int flags, Memory data, IntByReference length);

        boolean CryptDestroyKey(Pointer key);

        boolean CryptReleaseContext(Pointer provider, int flags);
    }
}
