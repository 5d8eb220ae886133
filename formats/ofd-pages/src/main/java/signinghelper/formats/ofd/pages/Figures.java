package signinghelper.formats.ofd.pages;

import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** Numbers of attributes and of path data (ST_Array, GB/T 33190-2016, 7.3). */
final class Figures {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,9}(\\.\\d{0,20})?|\\.\\d{1,20})([eE][+-]?\\d{1,2})?");
    private static final Pattern BLANKS = Pattern.compile("[\\s,]+");

    /** Largest number, in millimetres a hundred metres. */
    private static final double MOST = 1e5;

    private static final int MOST_NUMBERS = 200_000;

    private Figures() {}

    static double one(String text) throws UndrawableException {
        var stripped = text.strip();
        if (!NUMBER.matcher(stripped).matches()) {
            throw UndrawableException.of("number");
        }
        var number = Double.parseDouble(stripped);
        if (Math.abs(number) > MOST) {
            throw UndrawableException.beyond("number");
        }
        return number;
    }

    static double[] all(String text) throws UndrawableException {
        var words = words(text);
        var numbers = DoubleStream.builder();
        for (var word : words) {
            numbers.add(one(word));
        }
        return numbers.build().toArray();
    }

    static double[] all(String text, int count) throws UndrawableException {
        var numbers = all(text);
        if (numbers.length != count) {
            throw UndrawableException.of("ST_Array");
        }
        return numbers;
    }

    static String[] words(String text) throws UndrawableException {
        var stripped = text.strip();
        var words = stripped.isEmpty() ? new String[0] : BLANKS.split(stripped);
        if (words.length > MOST_NUMBERS) {
            throw UndrawableException.beyond("ST_Array");
        }
        return words;
    }
}
