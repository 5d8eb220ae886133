package signinghelper.formats.pdf.pages;

import org.apache.pdfbox.cos.COSStream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Codes of a composite font that the document brings itself. Where ranges overlap, programs take the first or the last. */
final class PlainCodes {
    private static final int MOST_OCTETS = 1 << 20;
    private static final Pattern BLOCK = Pattern.compile("begin(cidrange|cidchar)\\b(.*?)end\\1", Pattern.DOTALL);
    private static final Pattern RANGE =
            Pattern.compile("\\s*<([0-9A-Fa-f]{2,8})>\\s*(?:<([0-9A-Fa-f]{2,8})>\\s*)?\\d+");

    private static final Pattern COMMENT = Pattern.compile("(?<=^|[\\r\\n])[ \\t]*%[^\\r\\n]*");

    /** Other maps, and blocks of which programs make different things. */
    private static final Pattern OTHERS = Pattern.compile("%|usecmap|begin(?:bf|notdef)|/WMode(?!\\s+0\\s)");

    private record Range(int octets, long first, long last) {}

    private PlainCodes() {}

    static boolean areIn(COSStream codes) throws IOException {
        try (var octets = codes.createInputStream()) {
            return areIn(COMMENT.matcher(new String(octets.readNBytes(MOST_OCTETS), StandardCharsets.ISO_8859_1))
                    .replaceAll(""));
        }
    }

    private static boolean areIn(String text) {
        var ranges = new ArrayList<Range>();
        var blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            var block = blocks.group(2);
            var entries = RANGE.matcher(block);
            var end = 0;
            while (entries.find() && entries.start() == end) {
                var last = entries.group(2) == null ? entries.group(1) : entries.group(2);
                var octets = entries.group(1).length() / 2;
                ranges.add(new Range(octets, Long.parseLong(entries.group(1), 16), Long.parseLong(last, 16)));
                end = entries.end();
            }
            if (!block.substring(end).isBlank()) {
                return false;
            }
        }
        return !OTHERS.matcher(text).find() && areApart(ranges);
    }

    private static boolean areApart(List<Range> ranges) {
        ranges.sort(Comparator.comparingInt(Range::octets).thenComparingLong(Range::first));
        for (var i = 1; i < ranges.size(); i++) {
            var before = ranges.get(i - 1);
            if (before.octets() == ranges.get(i).octets()
                    && before.last() >= ranges.get(i).first()) {
                return false;
            }
        }
        return true;
    }
}
