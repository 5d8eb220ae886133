package signinghelper.support;

import signinghelper.protocol.ErrorCode;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Code that requests were refused with, from the log of the last seven days.
 *
 * @param count number of refusals with this code
 * @param last day of the last one, ISO 8601, UTC; no time of day, which would tell when somebody works
 */
public record RecentRefusal(ErrorCode code, int count, String last) {
    private static final Pattern REFUSED = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T\\S* .* refused: ([A-Z_]{1,60}) .*");
    private static final Map<String, ErrorCode> CODES = List.of(ErrorCode.values()).stream()
            .collect(java.util.stream.Collectors.toUnmodifiableMap(ErrorCode::name, code -> code));

    /**
     * Reads the log.
     *
     * @param folder as {@link signinghelper.log.LogFile} uses it
     * @param now the best known time
     * @return one for each code, the latest first
     */
    public static List<RecentRefusal> read(Path folder, Instant now) {
        var refusals = new EnumMap<ErrorCode, RecentRefusal>(ErrorCode.class);
        LogExcerpt.read(folder, now, new LogTemplates(Set.of())).lines().stream()
                .map(REFUSED::matcher)
                .filter(line -> line.matches() && CODES.containsKey(line.group(2)))
                .map(line -> one(line.toMatchResult()))
                .forEach(refusal -> refusals.merge(refusal.code(), refusal, RecentRefusal::and));
        return refusals.values().stream()
                .sorted(Comparator.comparing(RecentRefusal::last).reversed())
                .toList();
    }

    private static RecentRefusal one(MatchResult line) {
        return new RecentRefusal(ErrorCode.valueOf(line.group(2)), 1, line.group(1));
    }

    private RecentRefusal and(RecentRefusal later) {
        return new RecentRefusal(code, count + later.count, later.last);
    }
}
