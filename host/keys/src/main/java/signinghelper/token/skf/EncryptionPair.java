package signinghelper.token.skf;

import com.sun.jna.NativeLong;
import com.sun.jna.ptr.PointerByReference;
import signinghelper.formats.envelope.internal.key.ContentKey;
import signinghelper.formats.envelope.recipient.ContentAlgorithm;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.Sm2Ciphertext;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.ContentDecryptor;
import signinghelper.token.KeyedDecryptor;

import java.util.List;

/** SM2 pair of a container that opens envelopes: as the standard has it by a handle, else by a vendor's function. */
record EncryptionPair(Skf skf, Container container, DecryptionFailures failures) {
    private static final NativeLong SGD_SM4_CBC = new NativeLong(0x0402);
    private static final int ROOM_FOR_KEY = 256;

    /** Function that is not of the standard, and gives the content's key out. */
    private static final String VENDORS = "SKF_ECCDecrypt";

    /**
     * Begins to decrypt.
     *
     * @throws Refusal {@code KEY_UNSUPPORTED}, {@code DRIVER_FUNCTION_MISSING}, or as the U-Key fails
     */
    ContentDecryptor decryptor(WrappedKey.Sm2 wrapped, ContentCipher cipher) throws Refusal {
        if (cipher.algorithm() != ContentAlgorithm.SM4_CBC) {
            return byVendor(wrapped, cipher, Refusal.of(ErrorCode.KEY_UNSUPPORTED));
        }
        try {
            return begin(wrapped, cipher, forms(), this::byHandle);
        } catch (SkfException e) {
            return byVendor(wrapped, cipher, DecryptionFailures.unsupported(e));
        }
    }

    private ContentDecryptor byVendor(WrappedKey.Sm2 wrapped, ContentCipher cipher, Refusal otherwise) throws Refusal {
        if (!skf.has(VENDORS)) {
            throw otherwise;
        }
        var forms = forms().stream()
                .filter(form -> form.length() == CipherBlobForm.Length.EXACT)
                .toList();
        try {
            return begin(wrapped, cipher, forms, this::byKey);
        } catch (SkfException e) {
            throw DecryptionFailures.unsupported(e);
        }
    }

    private List<CipherBlobForm> forms() {
        var ulong = container.ulong();
        return skf.knownForm().first(ulong.isPresent() ? CipherBlobForm.of(ulong.getAsInt()) : CipherBlobForm.all());
    }

    private interface Attempt {
        ContentDecryptor run(Sm2Ciphertext reading, ContentCipher cipher, CipherBlobForm form)
                throws SkfException, Refusal;
    }

    /**
     * Tries forms and readings until the library takes one. Where it takes none, the content is gone through all the same.
     *
     * @throws SkfException if the library has no such function
     */
    private ContentDecryptor begin(
            WrappedKey.Sm2 wrapped, ContentCipher cipher, List<CipherBlobForm> forms, Attempt attempt)
            throws SkfException, Refusal {
        for (var form : forms) {
            for (var reading : wrapped.readings()) {
                try {
                    return attempt.run(reading, cipher, form);
                } catch (SkfException e) {
                    if (e.meansUnsupported()) {
                        throw e;
                    }
                    failures.requireOfOctets(e);
                }
            }
        }
        return DecryptionFailures.withoutKey(cipher);
    }

    private ContentDecryptor byHandle(Sm2Ciphertext reading, ContentCipher cipher, CipherBlobForm form)
            throws SkfException {
        var handle = new PointerByReference();
        try (var blob = form.blob(reading)) {
            var length = new NativeLong(form.said(reading.cipher().length()));
            skf.call(
                    "SKF_ImportSessionKey",
                    () -> skf.functions().SKF_ImportSessionKey(container.handle(), SGD_SM4_CBC, blob, length, handle));
        }
        var key = SessionKey.begin(skf, handle.getValue(), cipher.vector());
        return new SkfDecryptor(key, cipher, failures, () -> skf.knownForm().opened(form));
    }

    private ContentDecryptor byKey(Sm2Ciphertext reading, ContentCipher cipher, CipherBlobForm form)
            throws SkfException, Refusal {
        try (var blob = form.blob(reading)) {
            var value = skf.bytes(
                    VENDORS,
                    ROOM_FOR_KEY,
                    (buffer, size) -> skf.functions().SKF_ECCDecrypt(container.handle(), blob, buffer, size));
            return KeyedDecryptor.begin(ContentKey.of(value, cipher.algorithm().keyLength()), cipher);
        }
    }
}
