package signinghelper.token;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;

/** Looks for a secret of ASCII characters in bytes of any kind, in each form in which it may lie there. */
public final class SecretSearch {

    /** Form of a secret in memory or on a disk. */
    public enum Form {
        LATIN_1,
        UTF_16_LE,
        UTF_16_BE,
        BASE64
    }

    private static final int BLOCK = 1 << 16;
    private static final byte[] ZEROS = new byte[BLOCK];

    private final Map<Form, byte[]> forms = new EnumMap<>(Form.class);

    public SecretSearch(String secret) {
        forms.put(Form.LATIN_1, bytes(secret, StandardCharsets.ISO_8859_1));
        forms.put(Form.UTF_16_LE, bytes(secret, StandardCharsets.UTF_16LE));
        forms.put(Form.UTF_16_BE, bytes(secret, StandardCharsets.UTF_16BE));
        forms.put(Form.BASE64, Base64.getEncoder().withoutPadding().encode(wholeTriples(secret)));
    }

    private static byte[] bytes(String secret, Charset charset) {
        return secret.getBytes(charset);
    }

    /** Returns the part that Base64 encodes in whole triples, at the beginning of a text. */
    private static byte[] wholeTriples(String secret) {
        return secret.substring(0, secret.length() / 3 * 3).getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns the number of occurrences of each form; absent forms are left out. */
    public Map<Form, Integer> in(byte[] bytes) {
        var found = new EnumMap<Form, Integer>(Form.class);
        count(bytes, bytes.length, 0, found);
        return found;
    }

    public Map<Form, Integer> in(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in(in);
        }
    }

    /** Block by block, since a core is larger than the heap. */
    private Map<Form, Integer> in(InputStream in) throws IOException {
        var found = new EnumMap<Form, Integer>(Form.class);
        var overlap =
                forms.values().stream().mapToInt(form -> form.length).max().orElseThrow() - 1;
        var block = new byte[overlap + BLOCK];
        var kept = 0;
        for (var read = in.readNBytes(block, kept, BLOCK); read > 0; read = in.readNBytes(block, kept, BLOCK)) {
            var filled = kept + read;
            // Most of a core is zeros. What ends among them ends at their beginning, for UTF-16 has zeros of its own.
            var isEmpty = Arrays.equals(block, kept, filled, ZEROS, 0, read);
            count(block, isEmpty ? Math.min(filled, kept + overlap) : filled, kept, found);
            kept = Math.min(overlap, filled);
            System.arraycopy(block, filled - kept, block, 0, kept);
        }
        return found;
    }

    /** Counts those that end after the first {@code seen} bytes: the others have been counted before. */
    private void count(byte[] bytes, int length, int seen, Map<Form, Integer> found) {
        forms.forEach((form, wanted) -> {
            var anchor = wanted[0] == 0 ? 1 : 0;
            for (var at = Math.max(0, seen - wanted.length + 1); at + wanted.length <= length; at++) {
                if (bytes[at + anchor] == wanted[anchor]
                        && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                    found.merge(form, 1, Integer::sum);
                }
            }
        });
    }
}
