package signinghelper.check;

import signinghelper.check.Evidence.Kind;
import signinghelper.discovery.DiscoveredLibrary;
import signinghelper.platform.Services;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.TokenFault;
import signinghelper.token.plugged.DriverReport;
import signinghelper.token.plugged.Tokens;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Check of the U-Key drivers: at least one that the profile names is installed, and its bridge can load it. It also
 * checks Windows' smart card service. A profile names the drivers of all vendors, and a user needs only one. A driver
 * that was never here is therefore not reported as missing.
 */
public final class TokenServiceCheck implements Check {
    static final String ID = "token-service";
    private static final Set<ErrorCode> OBSTACLES =
            Set.of(ErrorCode.DRIVER_UNTRUSTED, ErrorCode.DRIVER_WRONG_BITNESS, ErrorCode.DRIVER_BLOCKED);
    private static final String SMART_CARDS = "SCardSvr";

    private final Tokens tokens;
    private final InstalledLibraries installed;
    private final Services services;
    private final SeenLibraries seenBefore;
    private final SupportLine line;

    /**
     * Creates the check without reading anything.
     *
     * @param state the user's state folder, which keeps the list of libraries that have been here
     * @param version of the helper, for the support desk
     */
    public TokenServiceCheck(
            Tokens tokens, InstalledLibraries installed, Services services, Path state, String version) {
        this.tokens = tokens;
        this.installed = installed;
        this.services = services;
        this.line = new SupportLine(version);
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
        var libraries = installed.ofDrivers();
        var reports = TokenReports.of(tokens);
        var findings = new ArrayList<>(removed(libraries));
        var hasToken = reports.stream().anyMatch(report -> !report.tokens().isEmpty());
        var discovered = installed.discovered();
        for (var report : reports) {
            var failure = report.isNamed() ? failure(report, hasToken) : failureOfFound(report, hasToken);
            failure.ifPresent(findings::add);
        }
        reports.stream()
                .flatMap(report -> report.faults().stream())
                .map(TokenFault::toRefusal)
                .map(refusal -> Finding.of(ID, Verdict.WARN, refusal.code(), evidence(refusal))
                        .with(refusal.facts()))
                .forEach(findings::add);
        var present = libraries.values().stream()
                .filter(Files::isRegularFile)
                .map(Path::toString)
                .collect(Collectors.toSet());
        seenBefore.add(present);
        if (!hasToken) {
            discovered.stream().flatMap(library -> notLoaded(library).stream()).forEach(findings::add);
        }
        var profile = circumstances.profile();
        if (findings.isEmpty() && !hasToken && profile != null) {
            notWanted(profile, present.isEmpty()).ifPresent(findings::add);
        }
        if (findings.isEmpty()) {
            findings.add(whole(
                    libraries,
                    present,
                    reports,
                    profile != null && profile.computer().discovers()));
        }
        smartCards().ifPresent(findings::add);
        findings.replaceAll(finding -> withOpenPlaces(finding, libraries, discovered));
        findings.replaceAll(finding -> finding.with(HelpFacts.of(circumstances.profile(), finding.facts())));
        return findings;
    }

    /** Adds who may change the library, where it was not loaded for that reason. */
    private static Finding withOpenPlaces(
            Finding finding, Map<String, Path> libraries, List<DiscoveredLibrary> discovered) {
        if (finding.code() != ErrorCode.DRIVER_UNTRUSTED) {
            return finding;
        }
        var driver = finding.facts().getOrDefault("driver", "");
        return Stream.concat(
                        Stream.ofNullable(libraries.get(driver)),
                        discovered.stream()
                                .filter(library -> library.driver().equals(driver))
                                .map(library -> library.found().path()))
                .findFirst()
                .map(library -> OpenDriverPlaces.named(finding, library))
                .orElse(finding);
    }

    /**
     * Windows starts the service when a reader is plugged in, so a stopped service is not a fault. Many U-Keys do not
     * need it.
     */
    private Optional<Finding> smartCards() {
        return services.state(SMART_CARDS).flatMap(state -> {
            var seen = new Evidence("service", Kind.PLAIN, SMART_CARDS + " " + state);
            return switch (state) {
                case DISABLED -> Optional.of(Finding.of(ID, Verdict.WARN, ErrorCode.SMART_CARD_SERVICE_DISABLED, seen));
                case UNKNOWN -> Optional.of(Finding.of(ID, Verdict.UNKNOWN, ErrorCode.CHECK_FAILED, seen));
                case RUNNING, STOPPED -> Optional.empty();
            };
        });
    }

    private List<Finding> removed(Map<String, Path> libraries) {
        var before = seenBefore.read();
        return libraries.entrySet().stream()
                .filter(library -> before.contains(library.getValue().toString()))
                .filter(library -> !Files.isRegularFile(library.getValue()))
                .map(library -> of(library.getKey(), Verdict.FAIL, ErrorCode.DRIVER_REMOVED, Map.of()))
                .toList();
    }

    /**
     * Returns the finding for a library that may not be loaded; empty for a file that only has a vendor's file name.
     */
    private static Optional<Finding> notLoaded(DiscoveredLibrary library) {
        return Optional.ofNullable(library.obstacle())
                .filter(obstacle -> OBSTACLES.contains(obstacle.code()))
                .map(obstacle -> {
                    var facts = new HashMap<>(obstacle.facts());
                    facts.put("driver", library.driver());
                    var path = library.found().path().toString();
                    return Finding.of(
                                    ID, Verdict.WARN, obstacle.code(), new Evidence(library.driver(), Kind.PATH, path))
                            .with(facts);
                });
    }

    /** A user with an installed driver that the profile does not want is not told to install one. */
    private Optional<Finding> notWanted(Profile profile, boolean isOnlyOne) {
        return installed.notWanted().stream().findFirst().map(found -> {
            var library = new DeviceLibrary(found.path(), null, null);
            return Finding.of(
                    ID,
                    isOnlyOne ? Verdict.FAIL : Verdict.WARN,
                    ErrorCode.DRIVER_NOT_NAMED,
                    Evidence.library(found.path().toString()),
                    line.of(null, library, profile, "not named"));
        });
    }

    /** Other drivers, such as one in the program or the system, may need no library. */
    private static Finding whole(
            Map<String, Path> libraries, Set<String> present, List<DriverReport> reports, boolean discovers) {
        var seen = libraries.entrySet().stream()
                .map(library -> new Evidence(
                        library.getKey(), Kind.PATH, library.getValue().toString()))
                .toArray(Evidence[]::new);
        var hasToken = reports.stream().anyMatch(report -> !report.tokens().isEmpty());
        var needsNone = libraries.isEmpty() && !discovers;
        if (!present.isEmpty() || hasToken || (needsNone && !reports.isEmpty())) {
            return Finding.pass(ID, seen);
        }
        return needsNone ? Finding.skipped(ID) : Finding.of(ID, Verdict.FAIL, ErrorCode.DRIVER_MISSING, seen);
    }

    /** Returns evidence that names the driver and its reader. */
    private static Evidence[] evidence(Refusal unreadable) {
        return Stream.of("driver", "token")
                .map(fact -> new Evidence(fact, Kind.PLAIN, unreadable.facts().getOrDefault(fact, "")))
                .toArray(Evidence[]::new);
    }

    /** A driver without a reader gives a note; no note when another driver has the U-Key. */
    private static Optional<Finding> failure(DriverReport report, boolean hasToken) {
        return Optional.ofNullable(report.failure())
                .filter(failure -> !hasToken || !report.isWithoutReader())
                .map(failure -> of(report.driver(), verdict(failure.code()), failure.code(), failure.facts()));
    }

    /**
     * A found library that no profile names may be a bank's: it gives a note at most, and none when a U-Key is present.
     */
    private static Optional<Finding> failureOfFound(DriverReport report, boolean hasToken) {
        return report.fault()
                .filter(failure -> !hasToken)
                .map(failure -> of(report.driver(), Verdict.WARN, failure.code(), failure.facts()));
    }

    /** Returns the verdict on a failure. A slow driver may only be starting. */
    private static Verdict verdict(ErrorCode code) {
        return switch (code) {
            case DRIVER_TIMEOUT -> Verdict.UNKNOWN;
            case READER_UNAVAILABLE -> Verdict.WARN;
            default -> Verdict.FAIL;
        };
    }

    private static Finding of(String driver, Verdict verdict, ErrorCode code, Map<String, String> facts) {
        var all = new HashMap<>(facts);
        all.put("driver", driver);
        return Finding.of(ID, verdict, code, new Evidence("driver", Kind.PLAIN, driver))
                .with(all);
    }
}
