package signinghelper.formats.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Incremental update written octet by octet, as an attacker's tool does. */
final class RawUpdate {
    private static final Pattern START = Pattern.compile("startxref\\s+(\\d+)");
    private static final Pattern ROOT = Pattern.compile("/Root (\\d+ \\d+ R)");
    private static final Pattern SIZE = Pattern.compile("/Size (\\d+)");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TreeMap<Integer, String> entries = new TreeMap<>();
    private final String before;
    private String root;

    private RawUpdate(byte[] pdf) {
        out.writeBytes(pdf);
        before = latin(pdf);
        root = last(ROOT, before);
    }

    static RawUpdate of(byte[] pdf) {
        return new RawUpdate(pdf);
    }

    /** Writes an object, or another version of one. */
    RawUpdate object(int number, String body) {
        entries.put(number, "%010d 00000 n \n".formatted(out.size()));
        return raw("%d 0 obj\n%s\nendobj\n".formatted(number, body));
    }

    RawUpdate stream(int number, String content) {
        return object(number, "<< /Length %d >>\nstream\n%s\nendstream".formatted(content.length(), content));
    }

    /** Frees an object. */
    RawUpdate free(int number) {
        entries.put(number, "0000000000 00001 f \n");
        return this;
    }

    /** Lets an object's entry show to any place. */
    RawUpdate entry(int number, long offset) {
        return entry(number, offset, 0);
    }

    RawUpdate entry(int number, long offset, int generation) {
        entries.put(number, "%010d %05d n \n".formatted(offset, generation));
        return this;
    }

    RawUpdate root(int number) {
        root = number + " 0 R";
        return this;
    }

    RawUpdate raw(String octets) {
        out.writeBytes(octets.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Returns what was written, without a cross-reference section. */
    byte[] withoutSection() {
        return out.toByteArray();
    }

    byte[] end() {
        return end("");
    }

    /** @param trailer more of the trailer's entries */
    byte[] end(String trailer) {
        var at = out.size();
        raw("xref\n");
        entries.forEach((number, entry) -> raw(number + " 1\n" + entry));
        var size = Math.max(Integer.parseInt(last(SIZE, before)), entries.isEmpty() ? 0 : entries.lastKey() + 1);
        raw("trailer\n<< /Size %d /Root %s /Prev %s %s >>\nstartxref\n%d\n%%%%EOF\n"
                .formatted(size, root, last(START, before), trailer, at));
        return out.toByteArray();
    }

    /** Returns the number of the first object whose text, up to its end, has a part. */
    static int number(byte[] pdf, String part) {
        var match = Pattern.compile("(?s)(\\d+) 0 obj((?:(?!endobj).)*?)" + Pattern.quote(part))
                .matcher(latin(pdf));
        if (!match.find()) {
            throw new IllegalArgumentException("no object has " + part);
        }
        return Integer.parseInt(match.group(1));
    }

    /** Returns the text of the last version of an object. */
    static String body(byte[] pdf, int number) {
        return last(Pattern.compile("(?s)(?:^|\\D)" + number + " 0 obj\\s(.*?)\\s*endobj"), latin(pdf));
    }

    static String latin(byte[] pdf) {
        return new String(pdf, StandardCharsets.ISO_8859_1);
    }

    private static String last(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        var found = "";
        while (match.find()) {
            found = match.group(1);
        }
        return found;
    }
}
