package signinghelper.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * A native library as its file's header describes it: PE (Windows), ELF (Linux) or Mach-O (macOS).
 *
 * @param architectures that it is made for; several in a universal Mach-O file
 */
public record LibraryFile(Path path, Set<Architecture> architectures) {
    private static final int HEADER = 4096;
    private static final int MOST_IN_ONE_FILE = 16;
    private static final long LARGEST = 64L << 20;

    private static final int PE_START = 0x3C;
    private static final int PE = 0x0000_4550;
    private static final int ELF = 0x464C_457F;
    private static final int ELF_MACHINE = 18;
    private static final int MACH_O_32 = 0xFEED_FACE;
    private static final int MACH_O_64 = 0xFEED_FACF;
    private static final int MACH_O_UNIVERSAL = 0xCAFE_BABE;

    public LibraryFile {
        architectures = Set.copyOf(architectures);
    }

    /**
     * Reads the header without loading the library.
     *
     * @throws IOException if the file cannot be read or is not a library
     */
    public static LibraryFile read(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            var header = ByteBuffer.wrap(in.readNBytes(HEADER)).order(ByteOrder.LITTLE_ENDIAN);
            var architectures = EnumSet.noneOf(Architecture.class);
            if (header.limit() >= PE_START + Integer.BYTES) {
                read(header, architectures);
            }
            if (architectures.isEmpty()) {
                throw new IOException("no library: " + path);
            }
            return new LibraryFile(path, architectures);
        }
    }

    private static void read(ByteBuffer header, Set<Architecture> found) {
        var magic = header.getInt(0);
        if ((magic & 0xFFFF) == 0x5A4D) {
            readPe(header, found);
        } else if (magic == ELF) {
            found.add(ofElf(header.getShort(ELF_MACHINE)));
        } else if (magic == MACH_O_32 || magic == MACH_O_64) {
            found.add(ofMachO(header.getInt(4)));
        } else if (Integer.reverseBytes(magic) == MACH_O_UNIVERSAL) {
            readUniversal(header, found);
        }
    }

    private static void readPe(ByteBuffer header, Set<Architecture> found) {
        var start = header.getInt(PE_START);
        if (start > 0 && start <= header.limit() - 6 && header.getInt(start) == PE) {
            found.add(
                    switch (header.getShort(start + 4) & 0xFFFF) {
                        case 0x014C -> Architecture.X86;
                        case 0x8664 -> Architecture.X86_64;
                        case 0xAA64 -> Architecture.ARM64;
                        default -> Architecture.OTHER;
                    });
        }
    }

    private static Architecture ofElf(short machine) {
        return switch (machine) {
            case 3 -> Architecture.X86;
            case 62 -> Architecture.X86_64;
            case 183 -> Architecture.ARM64;
            case 258 -> Architecture.LOONGARCH64;
            default -> Architecture.OTHER;
        };
    }

    private static Architecture ofMachO(int processor) {
        return switch (processor) {
            case 7 -> Architecture.X86;
            case 0x0100_0007 -> Architecture.X86_64;
            case 0x0100_000C -> Architecture.ARM64;
            default -> Architecture.OTHER;
        };
    }

    /**
     * The header is big-endian, unlike the files within. A Java class begins with the same bytes, followed by a larger
     * number.
     */
    private static void readUniversal(ByteBuffer header, Set<Architecture> found) {
        var count = Integer.reverseBytes(header.getInt(4));
        for (var i = 0; i < count && count <= MOST_IN_ONE_FILE; i++) {
            var entry = 8 + i * 20;
            if (entry <= header.limit() - Integer.BYTES) {
                found.add(ofMachO(Integer.reverseBytes(header.getInt(entry))));
            }
        }
    }

    /**
     * Returns true when the file contains the name of a function. Every library that exports the function does, and so
     * does one that calls it by name. A file of more than 64 MiB is not a vendor's library.
     */
    public boolean names(String function) throws IOException {
        if (Files.size(path) > LARGEST) {
            return false;
        }
        var text = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
        return text.contains("\0" + function + "\0");
    }

    /** Returns the SHA-256 of the whole file, in lower-case hexadecimal. */
    public String sha256() throws IOException {
        return sha256(Files.readAllBytes(path));
    }

    /** Returns the SHA-256 of a file's content, in lower-case hexadecimal. */
    public static String sha256(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
