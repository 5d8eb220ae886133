package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Evidence.Kind;
import signinghelper.platform.FileOwnership;
import signinghelper.platform.OperatingSystem;
import signinghelper.profile.DriverLibrary;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.DriverReport;
import signinghelper.token.Tokens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The drivers of U-Keys: whether one that the profile names is installed, whether its bridge can load it, and who can
 * change it. A profile names those of all vendors, and a person needs one: what was never here is not missed.
 */
public final class TokenServiceCheck implements Check {
    static final String ID = "token-service";

    private final Tokens tokens;
    private final SeenLibraries seenBefore;

    /**
     * Looks at nothing yet.
     *
     * @param state the person's folder, where it is noted which libraries have been here
     */
    public TokenServiceCheck(Tokens tokens, Path state) {
        this.tokens = tokens;
        this.seenBefore = new SeenLibraries(state.resolve("drivers-seen"));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration limit() {
        return NETWORK;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) throws InterruptedException {
        var libraries = libraries(circumstances.profile());
        var reports = TokenReports.of(tokens);
        var findings = new ArrayList<Finding>();
        var seen = new ArrayList<Evidence>();
        var present = new LinkedHashSet<String>();
        for (var library : libraries.entrySet()) {
            seen.add(
                    new Evidence(library.getKey(), Kind.PATH, library.getValue().toString()));
            if (Files.isRegularFile(library.getValue())) {
                present.add(library.getValue().toString());
                findings.addAll(openToOthers(library.getKey(), library.getValue()));
            } else if (seenBefore.read().contains(library.getValue().toString())) {
                findings.add(of(library.getKey(), Verdict.FAIL, ErrorCode.DRIVER_REMOVED));
            }
        }
        seenBefore.add(present);
        reports.forEach(report -> findings.addAll(failure(report)));
        return findings.isEmpty() ? List.of(whole(present.isEmpty(), libraries, reports, seen)) : findings;
    }

    private static Map<String, Path> libraries(@Nullable Profile profile) {
        var paths = new LinkedHashMap<String, Path>();
        var drivers = profile == null ? List.<DriverLibrary>of() : profile.drivers();
        for (var driver : drivers) {
            driver.path(OperatingSystem.current()).ifPresent(path -> paths.put(driver.name(), path));
        }
        return paths;
    }

    /** Drivers that are part of the program need no library. */
    private static Finding whole(
            boolean noneFound, Map<String, Path> libraries, List<DriverReport> reports, List<Evidence> seen) {
        var others = reports.stream().filter(report -> !libraries.containsKey(report.driver()));
        if (others.findAny().isPresent() || !noneFound) {
            return Finding.pass(ID, seen.toArray(Evidence[]::new));
        }
        return libraries.isEmpty()
                ? Finding.skipped(ID)
                : Finding.of(ID, Verdict.FAIL, ErrorCode.DRIVER_MISSING, seen.toArray(Evidence[]::new));
    }

    private static List<Finding> openToOthers(String driver, Path library) {
        try {
            return FileOwnership.isOpenToOthers(library)
                    ? List.of(of(driver, Verdict.WARN, ErrorCode.DRIVER_UNTRUSTED, path(library)))
                    : List.of();
        } catch (IOException e) {
            return List.of(of(driver, Verdict.UNKNOWN, ErrorCode.CHECK_FAILED, path(library)));
        }
    }

    private static Evidence path(Path library) {
        return new Evidence("library", Kind.PATH, library.toString());
    }

    /** One that is slow may only be starting. */
    private static List<Finding> failure(DriverReport report) {
        var failure = report.failure();
        if (failure == null) {
            return List.of();
        }
        var verdict = failure == ErrorCode.DRIVER_TIMEOUT ? Verdict.UNKNOWN : Verdict.FAIL;
        return List.of(of(report.driver(), verdict, failure));
    }

    private static Finding of(String driver, Verdict verdict, ErrorCode code, Evidence... more) {
        var evidence = new ArrayList<Evidence>();
        evidence.add(new Evidence("driver", Kind.PLAIN, driver));
        evidence.addAll(List.of(more));
        return Finding.of(ID, verdict, code, evidence.toArray(Evidence[]::new)).with(Map.of("driver", driver));
    }
}
