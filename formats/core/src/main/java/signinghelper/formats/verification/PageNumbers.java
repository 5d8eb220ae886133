package signinghelper.formats.verification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Numbers of pages in the facts of findings, such as {@code 1, 2, 3 …}. */
final class PageNumbers {
    private static final String MORE = " …";
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private PageNumbers() {}

    /** Joins several facts into one, in order and with successive pages as {@code 1–3}. */
    static String joined(Collection<String> facts) {
        var numbers = new TreeSet<Integer>();
        for (var fact : facts) {
            NUMBER.matcher(fact).results().forEach(number -> numbers.add(Integer.valueOf(number.group())));
        }
        var ranges = new ArrayList<String>();
        for (var first : numbers) {
            if (!numbers.contains(first - 1)) {
                ranges.add(range(first, numbers));
            }
        }
        var more = facts.stream().anyMatch(fact -> fact.endsWith(MORE)) ? MORE : "";
        return String.join(", ", ranges) + more;
    }

    private static String range(int first, Set<Integer> numbers) {
        var last = first;
        while (numbers.contains(last + 1)) {
            last++;
        }
        return last == first ? String.valueOf(first) : first + "–" + last;
    }
}
