package signinghelper.token.skf;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.token.SealCandidates;
import signinghelper.token.memory.Zeroed;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Files of an application that may be electronic seals (GM/T 0016-2012, 7.4). Files that need a login are left out without one. */
final class SealFiles {
    private static final int MOST_FILES = 32;
    private static final int MOST_BYTES = 256 << 10;
    private static final int MOST_BYTES_TOGETHER = 512 << 10;
    private static final int PIECE = 4096;

    /** {@code FILEATTRIBUTE} begins with 32 bytes of name in every layout, and the size follows. */
    private static final int SIZE = 32;

    private static final int ROOM_FOR_ATTRIBUTES = 512;

    /** Tag of a SEQUENCE, as which every seal begins. */
    private static final byte SEQUENCE = 0x30;

    private final Skf skf;
    private final @Nullable Pointer application;

    SealFiles(Skf skf, @Nullable Pointer application) {
        this.skf = skf;
        this.application = application;
    }

    /** Reads them; without any when the library has no files. */
    SealCandidates read() throws SkfException {
        var found = new ArrayList<Bytes>();
        var left = MOST_BYTES_TOGETHER;
        var behindPin = 0;
        for (var name : names().stream().limit(MOST_FILES).toList()) {
            try {
                var content = content(name, Math.min(left, MOST_BYTES));
                if (content.length > 0) {
                    found.add(Bytes.copyOf(content));
                    left -= content.length;
                }
            } catch (SkfException e) {
                // A file that fails is left out alone.
                if (e.is(SkfException.SAR_DEVICE_REMOVED)) {
                    throw e;
                }
                behindPin += e.is(SkfException.SAR_USER_NOT_LOGGED_IN) ? 1 : 0;
            }
        }
        return new SealCandidates(found, behindPin);
    }

    private List<NativeName> names() throws SkfException {
        try {
            return skf.names("SKF_EnumFiles", (names, size) -> skf.functions().SKF_EnumFiles(application, names, size));
        } catch (SkfException e) {
            if (e.meansUnsupported()) {
                return List.of();
            }
            throw e;
        }
    }

    /** Returns nothing when the file is larger than {@code most}, or begins in another way. */
    private byte[] content(NativeName name, int most) throws SkfException {
        var size = size(name);
        return size > 0 && size <= most ? read(name, size) : new byte[0];
    }

    private byte[] read(NativeName name, int size) throws SkfException {
        var content = new ByteArrayOutputStream();
        while (content.size() < size) {
            var piece = piece(name, content.size(), Math.min(PIECE, size - content.size()));
            if (piece.length == 0 || (content.size() == 0 && piece[0] != SEQUENCE)) {
                return new byte[0];
            }
            content.writeBytes(piece);
        }
        return content.toByteArray();
    }

    private int size(NativeName name) throws SkfException {
        var attributes = Zeroed.memory(ROOM_FOR_ATTRIBUTES);
        skf.call("SKF_GetFileInfo", () -> skf.functions().SKF_GetFileInfo(application, name.terminated(), attributes));
        return attributes.getInt(SIZE);
    }

    private byte[] piece(NativeName name, int offset, int length) throws SkfException {
        return skf.bytes(
                "SKF_ReadFile",
                length,
                (buffer, read) -> skf.functions()
                        .SKF_ReadFile(
                                application,
                                name.terminated(),
                                new NativeLong(offset),
                                new NativeLong(length),
                                buffer,
                                read));
    }
}
