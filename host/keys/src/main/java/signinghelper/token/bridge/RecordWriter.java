package signinghelper.token.bridge;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/**
 * Writer of records, as the declared types of their components say, which {@link RecordReader} reads. Each value begins
 * with an octet: 0 for null, 1 for what follows.
 *
 * <p>A number has 32 bits, a truth value another octet. Text (UTF-8), octets, lists, sets and maps have their length in 32
 * bits before them. A constant is the text of its name. A record is its components; that of a sealed interface has the
 * text of its class's name before them.
 *
 * <p>A start waits for both classes. So they are written without what Java generates at run time.
 */
final class RecordWriter {
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(octets);

    private RecordWriter() {}

    /**
     * Returns the octets of a value that is read as {@code type}. Half a surrogate pair becomes a question mark.
     *
     * @throws IOException if something in it is of a kind that cannot be written
     */
    static byte[] write(Class<?> type, Object value) throws IOException {
        var writer = new RecordWriter();
        writer.value(type, value);
        return writer.octets.toByteArray();
    }

    private void value(Type type, @Nullable Object value) throws IOException {
        out.writeBoolean(value != null);
        if (value instanceof Record record) {
            record((Class<?>) type, record);
        } else if (value instanceof Collection<?> all) {
            all((ParameterizedType) type, all);
        } else if (value instanceof Map<?, ?> map) {
            map((ParameterizedType) type, map);
        } else if (value != null) {
            plain(value);
        }
    }

    private void record(Class<?> type, Record record) throws IOException {
        if (type.isInterface()) {
            text(record.getClass().getSimpleName());
        }
        for (var component : record.getClass().getRecordComponents()) {
            value(component.getGenericType(), value(component, record));
        }
    }

    private static @Nullable Object value(RecordComponent component, Record record) throws IOException {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IOException("no access to " + component, e);
        }
    }

    private void all(ParameterizedType type, Collection<?> all) throws IOException {
        var ofElement = type.getActualTypeArguments()[0];
        out.writeInt(all.size());
        for (var element : all) {
            value(ofElement, element);
        }
    }

    private void map(ParameterizedType type, Map<?, ?> map) throws IOException {
        var types = type.getActualTypeArguments();
        out.writeInt(map.size());
        for (var entry : map.entrySet()) {
            value(types[0], entry.getKey());
            value(types[1], entry.getValue());
        }
    }

    private void plain(Object value) throws IOException {
        if (value instanceof Integer number) {
            out.writeInt(number);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof String text) {
            text(text);
        } else if (value instanceof Enum<?> constant) {
            text(constant.name());
        } else if (value instanceof Bytes bytes) {
            octets(bytes.toArray());
        } else {
            throw new IOException("no way to write " + value.getClass());
        }
    }

    private void text(String text) throws IOException {
        octets(text.getBytes(StandardCharsets.UTF_8));
    }

    private void octets(byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }
}
