package signinghelper.token.skf;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.token.KeyEntry;
import signinghelper.token.memory.Zeroed;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** An open container: a signing pair, an encryption pair and their certificates, any of which may be missing. */
final class Container implements AutoCloseable {
    private static final int TYPE_EMPTY = 0;
    private static final int ROOM_FOR_CERTIFICATE = 8192;
    private static final int ROOM_FOR_PUBLIC_KEY = 1024;
    private static final int ROOM_FOR_RSA = 1024;

    /** {@code ECCSIGNATUREBLOB}: r and s, big-endian, each at the end of 64 bytes. The same in every layout. */
    private static final int SIZE_OF_ECC_SIGNATURE = 128;

    private static final int FIELD = 64;
    private static final int COORDINATE = 32;

    private final Skf skf;
    private final NativeName name;
    private final @Nullable Pointer handle;

    Container(Skf skf, NativeName name, @Nullable Pointer handle) {
        this.skf = skf;
        this.name = name;
        this.handle = handle;
    }

    String name() {
        return name.text();
    }

    /** Returns true when the U-Key reports that the container has no key pair. */
    boolean isEmpty() throws SkfException {
        var type = new Ulong(TYPE_EMPTY);
        try {
            skf.call("SKF_GetContainerType", () -> skf.functions().SKF_GetContainerType(handle, type.pointer()));
            return type.value() == TYPE_EMPTY;
        } catch (SkfException e) {
            if (e.meansUnsupported()) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Returns true when the U-Key has a key pair of this use. When the library cannot tell, the pair is assumed to
     * exist.
     */
    boolean hasPair(KeyEntry.Use use) {
        try {
            publicKey(use);
            return true;
        } catch (SkfException e) {
            return !e.is(SkfException.SAR_KEYNOTFOUNTERR);
        }
    }

    /** Returns {@code ECCPUBLICKEYBLOB} or {@code RSAPUBLICKEYBLOB}, in the library's layout. */
    private byte[] publicKey(KeyEntry.Use use) throws SkfException {
        var ofSigningPair = use == KeyEntry.Use.SIGNATURE ? Skf.TRUE : Skf.FALSE;
        return skf.bytes(
                "SKF_ExportPublicKey",
                ROOM_FOR_PUBLIC_KEY,
                (buffer, size) -> skf.functions().SKF_ExportPublicKey(handle, ofSigningPair, buffer, size));
    }

    /**
     * Returns the octets of the library's {@code ULONG}: the public key of the SM2 encryption pair begins with one. No PIN
     * is needed.
     *
     * @return empty where the library does not tell
     */
    OptionalInt ulong() {
        try {
            var length = publicKey(KeyEntry.Use.ENCRYPTION).length - 2 * FIELD;
            return length == Integer.BYTES || length == Long.BYTES ? OptionalInt.of(length) : OptionalInt.empty();
        } catch (SkfException e) {
            return OptionalInt.empty();
        }
    }

    /** Returns the handle for the functions that decrypt. */
    @Nullable
    Pointer handle() {
        return handle;
    }

    /** Returns the certificate in DER. */
    Optional<Bytes> certificate(KeyEntry.Use use) throws SkfException {
        var ofSigningPair = use == KeyEntry.Use.SIGNATURE ? Skf.TRUE : Skf.FALSE;
        try {
            var der = skf.bytes(
                    "SKF_ExportCertificate",
                    ROOM_FOR_CERTIFICATE,
                    (buffer, size) -> skf.functions().SKF_ExportCertificate(handle, ofSigningPair, buffer, size));
            return der.length == 0 ? Optional.empty() : Optional.of(Bytes.copyOf(der));
        } catch (SkfException e) {
            if (e.meansAbsentCertificate()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Returns {@code r || s} over {@code e = SM3(Z || M)}, to which the U-Key adds nothing. */
    Bytes signSm2(Bytes digest) throws SkfException {
        var signature = Zeroed.memory(SIZE_OF_ECC_SIGNATURE * 2L);
        var input = memory(digest);
        skf.call(
                "SKF_ECCSignData",
                () -> skf.functions().SKF_ECCSignData(handle, input, new NativeLong(digest.length()), signature));
        var result = Arrays.copyOf(signature.getByteArray(FIELD - COORDINATE, COORDINATE), 2 * COORDINATE);
        signature.read(2L * FIELD - COORDINATE, result, COORDINATE, COORDINATE);
        return Bytes.copyOf(result);
    }

    /** PKCS#1 v1.5 (RFC 8017, 8.2). */
    Bytes signRsa(Bytes data) throws SkfException {
        var input = memory(data);
        return Bytes.copyOf(skf.bytes(
                "SKF_RSASignData",
                ROOM_FOR_RSA,
                (buffer, size) ->
                        skf.functions().SKF_RSASignData(handle, input, new NativeLong(data.length()), buffer, size)));
    }

    private static Memory memory(Bytes bytes) {
        var memory = Zeroed.memory(bytes.length());
        memory.write(0, bytes.toArray(), 0, bytes.length());
        return memory;
    }

    @Override
    public void close() throws SkfException {
        skf.call("SKF_CloseContainer", () -> skf.functions().SKF_CloseContainer(handle));
    }
}
