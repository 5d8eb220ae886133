package signinghelper.formats.pdf.internal.syntax;

import java.io.IOException;

/** Octets that can be read at any place. */
public interface Octets {
    int END = -1;

    long length();

    /** Returns the octet at a position; {@link #END} when it lies outside. */
    int at(long position) throws IOException;

    /** Returns those in front of an end, as if nothing followed. */
    default Octets upTo(long end) {
        var all = this;
        return new Octets() {
            @Override
            public long length() {
                return Math.min(end, all.length());
            }

            @Override
            public int at(long position) throws IOException {
                return position < end ? all.at(position) : END;
            }
        };
    }

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
