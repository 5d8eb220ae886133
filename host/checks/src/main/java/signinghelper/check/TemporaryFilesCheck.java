package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Evidence.Kind;
import signinghelper.clock.TimeSource;
import signinghelper.platform.FolderTree;
import signinghelper.platform.FolderTree.Size;
import signinghelper.profile.Dated;
import signinghelper.profile.TemporaryFiles;
import signinghelper.protocol.ErrorCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Check of the user's temporary files: remains of earlier programs for the portal, the number of files, and free disk
 * space.
 */
public final class TemporaryFilesCheck implements Check {
    static final String ID = "temporary-files";
    /** Time limit for counting; some users have hundreds of thousands of files there. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private static final double MEBIBYTE = 1L << 20;
    private static final double GIBIBYTE = 1L << 30;

    private final TemporaryFolder folder;
    private final TimeSource time;
    private final boolean offersLastMonth;
    private final Duration patience;

    /**
     * Creates the check without reading anything.
     *
     * @param offersLastMonth true when this system has the repair that moves the last month's files
     */
    public TemporaryFilesCheck(TemporaryFolder folder, TimeSource time, boolean offersLastMonth) {
        this(folder, time, offersLastMonth, PATIENCE);
    }

    TemporaryFilesCheck(TemporaryFolder folder, TimeSource time, boolean offersLastMonth, Duration patience) {
        this.folder = folder;
        this.time = time;
        this.offersLastMonth = offersLastMonth;
        this.patience = patience;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) {
        var profile = circumstances.profile();
        var told = profile == null ? TemporaryFiles.NONE : profile.computer().temporaryFiles();
        try {
            var entries = folder.entries();
            var left = entries.stream()
                    .filter(entry -> told.isLeftover(entry.getFileName()))
                    .toList();
            var seen = measure(entries);
            var findings = new ArrayList<Finding>();
            if (!left.isEmpty()) {
                findings.add(left(left));
            }
            findings.addAll(over(seen, told.limits()));
            return findings.isEmpty() ? List.of(fine(seen, told.limits())) : findings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files that were counted; {@code whole} is false when the count was stopped by its limit. */
    private record Seen(Size size, boolean whole, long free) {}

    private Seen measure(List<Path> entries) throws IOException {
        var end = System.nanoTime() + patience.toNanos();
        var size = Size.NONE;
        for (var entry : entries) {
            size = size.plus(FolderTree.measure(entry, () -> isOver(end)));
            if (isOver(end)) {
                return new Seen(size, false, folder.free());
            }
        }
        return new Seen(size, true, folder.free());
    }

    private static boolean isOver(long end) {
        return System.nanoTime() - end >= 0;
    }

    /** With limits in the profile, a partial count cannot give a pass. */
    private Finding fine(Seen seen, @Nullable Dated<TemporaryFiles.Limits> limits) {
        return seen.whole || limits == null
                ? Finding.pass(ID, evidence(seen))
                : Finding.of(ID, Verdict.UNKNOWN, ErrorCode.CHECK_TIMEOUT, evidence(seen));
    }

    private static Finding left(List<Path> left) {
        var seen = left.stream()
                .map(entry -> new Evidence("leftover", Kind.PATH, entry.toString()))
                .toArray(Evidence[]::new);
        return Finding.of(ID, Verdict.WARN, ErrorCode.TEMPORARY_FILES_LEFT, seen)
                .with(Map.of("count", Integer.toString(left.size())))
                .offering(TemporaryFilesRepair.LEFTOVERS);
    }

    private List<Finding> over(Seen seen, @Nullable Dated<TemporaryFiles.Limits> dated) {
        if (dated == null) {
            return List.of();
        }
        var limits = dated.value();
        var findings = new ArrayList<Finding>();
        if (seen.size.bytes() > limits.bytes() || seen.size.files() > limits.files() || days(seen) > limits.days()) {
            var many = Finding.of(ID, Verdict.WARN, ErrorCode.TEMPORARY_FILES_MANY, evidence(seen))
                    .with(Map.of(
                            "files", seen.size.files() + (seen.whole ? "" : "+"), "size", size(seen.size.bytes())));
            findings.add(offersLastMonth ? many.offering(TemporaryFilesRepair.LAST_MONTH) : many);
        }
        if (seen.free < limits.freeBytes()) {
            findings.add(Finding.of(ID, Verdict.WARN, ErrorCode.DISK_NEARLY_FULL, evidence(seen))
                    .with(Map.of("free", size(seen.free))));
        }
        return findings;
    }

    private long days(Seen seen) {
        var oldest = seen.size.oldest();
        return oldest == null
                ? 0
                : Duration.between(oldest, time.now().instant()).toDays();
    }

    private Evidence[] evidence(Seen seen) {
        return new Evidence[] {
            new Evidence("folder", Kind.PATH, folder.path().toString()),
            new Evidence("files", Kind.PLAIN, (seen.whole ? "" : "at least ") + seen.size.files()),
            new Evidence("bytes", Kind.PLAIN, Long.toString(seen.size.bytes())),
            new Evidence("oldest-days", Kind.PLAIN, Long.toString(days(seen))),
            new Evidence("free-bytes", Kind.PLAIN, Long.toString(seen.free))
        };
    }

    /** Formats a size the way Windows shows it. */
    private static String size(long bytes) {
        return bytes < GIBIBYTE
                ? String.format(Locale.ROOT, "%.1f MB", bytes / MEBIBYTE)
                : String.format(Locale.ROOT, "%.1f GB", bytes / GIBIBYTE);
    }
}
