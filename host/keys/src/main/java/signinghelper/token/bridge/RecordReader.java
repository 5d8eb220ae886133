package signinghelper.token.bridge;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reader of what {@link RecordWriter} writes, and of nothing else. The wanted type says which classes are created and how
 * deep values go; octets choose only among the records of a sealed interface. Memory is taken for octets that are there.
 */
final class RecordReader {
    private final ByteBuffer in;

    private RecordReader(byte[] octets) {
        this.in = ByteBuffer.wrap(octets);
    }

    /**
     * Reads one value.
     *
     * @throws IOException if the octets are not exactly one, or a constructor refuses what it is made of
     */
    static <T> T read(Class<T> type, byte[] octets) throws IOException {
        var reader = new RecordReader(octets);
        try {
            var value = reader.value(type);
            if (value == null || reader.in.hasRemaining()) {
                throw new IOException("not one " + type.getSimpleName());
            }
            return type.cast(value);
        } catch (BufferUnderflowException e) {
            throw new IOException("cut short: " + type.getSimpleName(), e);
        }
    }

    private @Nullable Object value(Type type) throws IOException {
        if (!truth()) {
            return null;
        }
        if (type instanceof ParameterizedType many) {
            return many.getRawType() == Map.class ? map(many) : all(many);
        }
        var single = (Class<?>) type;
        if (single.isInterface()) {
            return record(permitted(single));
        }
        return single.isRecord() ? record(single) : plain(single);
    }

    private Object all(ParameterizedType type) throws IOException {
        var ofElement = type.getActualTypeArguments()[0];
        var all = new ArrayList<@Nullable Object>();
        for (var left = length(); left > 0; left--) {
            all.add(value(ofElement));
        }
        return type.getRawType() == Set.class ? new HashSet<>(all) : all;
    }

    private Object map(ParameterizedType type) throws IOException {
        var types = type.getActualTypeArguments();
        var map = new HashMap<@Nullable Object, @Nullable Object>();
        for (var left = length(); left > 0; left--) {
            map.put(value(types[0]), value(types[1]));
        }
        return map;
    }

    private Class<?> permitted(Class<?> type) throws IOException {
        var name = text();
        for (var permitted : type.getPermittedSubclasses()) {
            if (permitted.getSimpleName().equals(name)) {
                return permitted;
            }
        }
        throw new IOException("unknown kind of " + type.getSimpleName());
    }

    private Object record(Class<?> type) throws IOException {
        var components = type.getRecordComponents();
        var types = new Class<?>[components.length];
        var values = new @Nullable Object[components.length];
        for (var i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i].getGenericType());
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IOException("no " + type.getSimpleName() + " has such components", e);
        }
    }

    private Object plain(Class<?> type) throws IOException {
        if (type == int.class || type == Integer.class) {
            return in.getInt();
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth();
        }
        if (type == String.class) {
            return text();
        }
        return type == Bytes.class ? Bytes.copyOf(octets()) : constant(type);
    }

    private Object constant(Class<?> type) throws IOException {
        var name = text();
        for (var constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IOException("unknown constant of " + type.getSimpleName());
    }

    private boolean truth() throws IOException {
        var octet = in.get();
        if (octet != 0 && octet != 1) {
            throw new IOException("neither 0 nor 1: " + octet);
        }
        return octet == 1;
    }

    private String text() throws IOException {
        var text = ByteBuffer.wrap(octets());
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException e) {
            throw new IOException("not UTF-8", e);
        }
    }

    private byte[] octets() throws IOException {
        var octets = new byte[length()];
        in.get(octets);
        return octets;
    }

    /** Reads a number of octets, or of values, which have an octet each at least. */
    private int length() throws IOException {
        var length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IOException("cut short: " + in.remaining() + " octets of " + Integer.toUnsignedString(length));
        }
        return length;
    }
}
