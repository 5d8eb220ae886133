package signinghelper.formats.pdf.syntax;

import java.io.IOException;

/** Octets that can be read at any place. */
public interface Octets {
    int END = -1;

    long length();

    /** Returns the octet at a position; {@link #END} when it lies outside. */
    int at(long position) throws IOException;

    /** Octets in memory. */
    static Octets of(byte[] octets) {
        return new Octets() {
            @Override
            public long length() {
                return octets.length;
            }

            @Override
            public int at(long position) {
                return position < 0 || position >= octets.length ? END : Byte.toUnsignedInt(octets[(int) position]);
            }
        };
    }
}
