package signinghelper.formats.ofd.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Distances from each letter to the next one (DeltaX and DeltaY, GB/T 33190-2016, 11.3). */
record Deltas(List<Double> distances) {
    private static final int MOST = 100_000;

    Deltas {
        distances = List.copyOf(distances);
    }

    /** Parses numbers, in which {@code g 3 2.5} stands for three times 2.5. */
    static Deltas parse(String text) throws UndrawableException {
        var words = Figures.words(text);
        var distances = new ArrayList<Double>();
        for (var at = 0; at < words.length; at++) {
            if (!words[at].equals("g")) {
                distances.add(Figures.one(words[at]));
                continue;
            }
            var count = at + 2 < words.length ? Figures.one(words[at + 1]) : Double.NaN;
            if (count != Math.rint(count)) {
                throw UndrawableException.of("DeltaX");
            }
            var distance = Figures.one(words[at + 2]);
            if (count < 0 || count + distances.size() > MOST) {
                throw UndrawableException.beyond("DeltaX");
            }
            for (var each = 0; each < count; each++) {
                distances.add(distance);
            }
            at += 2;
        }
        return new Deltas(distances);
    }

    boolean isEmpty() {
        return distances.isEmpty();
    }

    /** Returns true when the place of a letter, from 0, is given. */
    boolean reaches(int letter) {
        return !isEmpty() && letter <= distances.size();
    }

    /** Returns the distance from a letter to the next one; that of the last letter where it is not given. */
    OptionalDouble at(int letter) {
        return isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(distances.get(Math.min(letter, distances.size() - 1)));
    }
}
