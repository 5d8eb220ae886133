package signinghelper.token.skf;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;
import signinghelper.token.skf.Skf32Frame.Argument;
import signinghelper.token.skf.Skf32Frame.Kind;
import signinghelper.token.skf.Skf32Process.Lane;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Library of 32 bits, which the program {@code skf32} has loaded: a call becomes a frame with its arguments, by their types
 * alone. Nothing here knows a function, except for the one that waits.
 */
final class SkfIn32Bits implements LoadedSkf {
    private static final String WAITING = "SKF_WaitForDevEvent";
    private static final int ROOM_FOR_HANDLE = 8;

    private final Skf32Process process;
    private final Path library;
    private final SkfLibrary functions;

    private SkfIn32Bits(Skf32Process process, Path library) {
        this.process = process;
        this.library = library;
        this.functions = (SkfLibrary) Proxy.newProxyInstance(
                SkfLibrary.class.getClassLoader(),
                new Class<?>[] {SkfLibrary.class},
                (proxy, method, arguments) -> call(method, arguments == null ? new Object[0] : arguments));
    }

    /**
     * Starts the program, which loads the library.
     *
     * @throws UnsatisfiedLinkError if the program cannot be started, or does not load it
     */
    static SkfIn32Bits load(Path program, Path library) {
        return new SkfIn32Bits(Skf32Process.start(program, library), library);
    }

    @Override
    public SkfLibrary functions() {
        return functions;
    }

    @Override
    public boolean exports(String function) {
        return process.has(function, parameters(function));
    }

    /** Number of words on the stack, of which an exported name may be made. */
    private static int parameters(String function) {
        for (var method : SkfLibrary.class.getMethods()) {
            if (method.getName().equals(function)) {
                return Stream.of(method.getParameterTypes())
                        .mapToInt(type -> type == BlockCipherParameter.class ? BlockCipherParameter.WORDS : 1)
                        .sum();
            }
        }
        throw new IllegalArgumentException(function);
    }

    @Override
    public Path file() {
        return library;
    }

    private int call(Method method, @Nullable Object[] values) throws IOException {
        var parameters = method.getParameters();
        var arguments = new ArrayList<Argument>();
        for (var i = 0; i < values.length; i++) {
            if (values[i] instanceof BlockCipherParameter structure) {
                addWords(structure, arguments);
            } else {
                arguments.add(argument(parameters[i], values[i]));
            }
        }
        var lane = method.getName().equals(WAITING) ? Lane.WAITING : Lane.CALLS;
        try {
            var answer = process.call(lane, method.getName(), arguments);
            take(arguments, values, answer.buffers());
            return answer.value();
        } finally {
            arguments.forEach(Argument::wipe);
        }
    }

    /** On 32-bit processors a structure by value is its words on the stack. It is the last argument. */
    private static void addWords(BlockCipherParameter structure, List<Argument> arguments) {
        for (var word : structure.words()) {
            arguments.add(Argument.number(word));
        }
    }

    private static Argument argument(Parameter parameter, @Nullable Object value) {
        if (value instanceof Integer number) {
            return Argument.number(number);
        }
        if (value instanceof NativeLong number) {
            return Argument.number(number.intValue());
        }
        if (value instanceof byte[] bytes) {
            return Argument.buffer(Kind.INPUT, bytes.clone());
        }
        if (value instanceof Memory memory) {
            var kind = parameter.isAnnotationPresent(Input.class) ? Kind.INPUT : Kind.INPUT_AND_OUTPUT;
            return Argument.buffer(kind, memory.getByteArray(0, (int) memory.size()));
        }
        if (value instanceof PointerByReference) {
            return Argument.buffer(Kind.INPUT_AND_OUTPUT, new byte[ROOM_FOR_HANDLE]);
        }
        return Argument.number((int) Pointer.nativeValue((Pointer) value));
    }

    /** Puts into the caller's memory what the function has written. */
    private static void take(List<Argument> arguments, @Nullable Object[] values, ByteBuffer buffers) {
        for (var i = 0; i < values.length; i++) {
            var argument = arguments.get(i);
            if (argument.comesBack()) {
                buffers.get(argument.bytes());
                if (values[i] instanceof PointerByReference reference) {
                    reference.setValue(handle(argument.bytes()));
                } else {
                    var memory = (Memory) Objects.requireNonNull(values[i]);
                    memory.write(0, argument.bytes(), 0, argument.bytes().length);
                }
            }
        }
    }

    private static @Nullable Pointer handle(byte[] bytes) {
        var number = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return number == 0 ? null : new Pointer(Integer.toUnsignedLong(number));
    }
}
