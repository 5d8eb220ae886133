package signinghelper.token.bridge;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Message on a pipe. */
final class Frame {
    enum Kind {
        /** A {@link BridgeCall}. */
        CALL('Q'),
        /** Record that a call answers. */
        RESULT('R'),
        /** A {@link Refused} in the place of a result. */
        REFUSAL('N'),
        /** Raw bytes for the call or the result that follows; wiped on both sides. */
        SECRET('S'),
        /** Zeros, which overwrite a secret in a buffer before the pipe. Nobody reads them. */
        BLANK('B'),
        /**
         * Unasked message from the child: U-Keys may have been plugged in or pulled out. Its body is one byte without
         * meaning.
         */
        CHANGED('C'),
        /** Unasked message from the child as {@link #CHANGED}, the last one: the library has no events. Its body is the same. */
        NO_EVENTS('E'),
        /** First message to a child that was started without arguments: these, in UTF-8, with octets of zero between. */
        ARGUMENTS('A');

        private final char code;

        Kind(char code) {
            this.code = code;
        }

        byte code() {
            return (byte) code;
        }

        static Optional<Kind> of(int code) {
            return Stream.of(values()).filter(kind -> kind.code == code).findAny();
        }
    }

    private final Kind kind;
    private final byte[] body;

    /** Creates a frame that owns {@code body} without a copy, so that wiping it wipes the frame. */
    Frame(Kind kind, byte[] body) {
        this.kind = kind;
        this.body = body;
    }

    /** Returns an unasked message. */
    static Frame unasked(Kind kind) {
        return new Frame(kind, new byte[1]);
    }

    Kind kind() {
        return kind;
    }

    byte[] body() {
        return body;
    }

    void wipe() {
        Arrays.fill(body, (byte) 0);
    }
}
