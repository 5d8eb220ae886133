package signinghelper.token.skf;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Frames between this program and {@code skf32}; their form is described in {@code skf32.c}. */
final class Skf32Frame {
    /** Kind of argument. */
    enum Kind {
        NUMBER(0),
        INPUT(1),
        INPUT_AND_OUTPUT(2);

        private final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    /** Operation. */
    enum Operation {
        CALL(0),
        LOOK_UP(1);

        private final int number;

        Operation(int number) {
            this.number = number;
        }
    }

    /** Outcomes, in the order of their numbers. */
    enum Outcome {
        LOADED,
        NOT_LOADED,
        RETURNED,
        NO_FUNCTION
    }

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
    private static final int NAME = 64;
    private static final int HEAD = 8 + NAME;
    private static final int HEAD_OF_ANSWER = 8;
    private static final int LARGEST = 8 << 20;

    /** As large as the buffer of Java's stream to a process, which lets such frames by and so keeps no PIN. */
    private static final int LEAST = 8192;

    private Skf32Frame() {}

    /** Argument of a call: a number, or a buffer that is wiped after the call. */
    static final class Argument {
        private final Kind kind;
        private final int number;
        private final byte[] bytes;

        private Argument(Kind kind, int number, byte[] bytes) {
            this.kind = kind;
            this.number = number;
            this.bytes = bytes;
        }

        static Argument number(int value) {
            return new Argument(Kind.NUMBER, value, new byte[0]);
        }

        /** Creates a buffer from {@code bytes} themselves. */
        static Argument buffer(Kind kind, byte[] bytes) {
            return new Argument(kind, bytes.length, bytes);
        }

        boolean comesBack() {
            return kind == Kind.INPUT_AND_OUTPUT;
        }

        /** Returns the bytes themselves, which the answer overwrites. */
        byte[] bytes() {
            return bytes;
        }

        void wipe() {
            Arrays.fill(bytes, (byte) 0);
        }

        private int length() {
            return 8 + (bytes.length + 7) / 8 * 8;
        }

        private void write(ByteBuffer frame) {
            var end = frame.position() + length();
            frame.putInt(kind.number).putInt(number);
            frame.put(bytes).position(end);
        }
    }

    /**
     * Answer of the program.
     *
     * @param buffers what the function has written, one buffer after the other
     */
    record Answer(int lane, Outcome outcome, int value, ByteBuffer buffers) {
        Answer {
            Objects.requireNonNull(outcome);
        }
    }

    /** Returns a request in its form on the pipe. It may hold a PIN; the caller wipes it. */
    static byte[] request(Operation operation, int lane, String function, List<Argument> arguments) {
        var length = HEAD + arguments.stream().mapToInt(Argument::length).sum();
        var frame = ByteBuffer.allocate(Math.max(LEAST, length)).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(frame.capacity() - Integer.BYTES);
        frame.put((byte) operation.number).put((byte) lane).put((byte) arguments.size());
        var name = function.getBytes(StandardCharsets.US_ASCII);
        if (name.length >= NAME) {
            throw new IllegalArgumentException(function);
        }
        frame.put(8, name).position(HEAD);
        arguments.forEach(argument -> argument.write(frame));
        return frame.array();
    }

    /**
     * Reads the next answer.
     *
     * @throws EOFException at the end of the program
     */
    static Answer read(DataInputStream in) throws IOException {
        var length = Integer.reverseBytes(in.readInt());
        if (length < HEAD_OF_ANSWER || length > LARGEST) {
            throw new IOException("an answer of " + length + " bytes");
        }
        var bytes = new byte[length];
        in.readFully(bytes);
        var frame = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var outcome = frame.get(1);
        if (outcome < 0 || outcome >= OUTCOMES.size()) {
            throw new IOException("an answer of the kind " + outcome);
        }
        return new Answer(frame.get(0), OUTCOMES.get(outcome), frame.getInt(4), frame.position(HEAD_OF_ANSWER));
    }
}
