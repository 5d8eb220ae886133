package signinghelper.check;

import signinghelper.check.Evidence.Kind;
import signinghelper.clock.TimeSource;
import signinghelper.platform.Restarts;
import signinghelper.protocol.ErrorCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Check for a pending restart: the system reports one, or a driver was installed after the last start. */
public final class RestartCheck implements Check {
    static final String ID = "restart";

    private final Restarts restarts;
    private final Supplier<Map<String, Path>> places;
    private final TimeSource time;

    /**
     * Creates the check without reading anything.
     *
     * @param places the library's path of each driver, or its path if it were installed, by the driver's name
     */
    public RestartCheck(Restarts restarts, Supplier<Map<String, Path>> places, TimeSource time) {
        this.restarts = restarts;
        this.places = places;
        this.time = time;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) {
        var findings = new ArrayList<Finding>();
        var pending = restarts.pending();
        if (!pending.isEmpty()) {
            var seen = pending.stream().map(note -> new Evidence("noted-in", Kind.PLAIN, note));
            findings.add(Finding.of(ID, Verdict.WARN, ErrorCode.RESTART_PENDING, seen.toArray(Evidence[]::new)));
        }
        restarts.running().ifPresent(running -> {
            var start = time.now().instant().minus(running);
            places.get().forEach((driver, library) -> {
                if (isMadeAfter(start, library)) {
                    findings.add(Finding.of(
                                    ID,
                                    Verdict.WARN,
                                    ErrorCode.DRIVER_INSTALLED_SINCE_START,
                                    new Evidence("library", Kind.PATH, library.toString()),
                                    new Evidence("started", Kind.PLAIN, start.toString()))
                            .with(Map.of("driver", driver)));
                }
            });
        });
        return findings.isEmpty() ? List.of(Finding.pass(ID)) : findings;
    }

    /** Installers keep the vendor's time of last modification; the time of creation is the time of installation. */
    private static boolean isMadeAfter(Instant start, Path library) {
        try {
            return Files.readAttributes(library, BasicFileAttributes.class)
                    .creationTime()
                    .toInstant()
                    .isAfter(start);
        } catch (IOException e) {
            return false;
        }
    }
}
