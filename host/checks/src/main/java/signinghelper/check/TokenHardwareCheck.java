package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Evidence.Kind;
import signinghelper.check.KnownDevices.Known;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.plugged.DriverReport;
import signinghelper.token.plugged.Tokens;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Check of U-Keys of known vendors on the USB bus: the library that each needs is installed, the profile uses it,
 * and it shows a U-Key.
 */
public final class TokenHardwareCheck implements Check {
    static final String ID = "token-hardware";

    private final KnownDevices devices;
    private final InstalledLibraries libraries;
    private final Tokens tokens;
    private final CertificateReading reading;
    private final SupportLine line;

    /**
     * Creates the check without reading anything.
     *
     * @param version of the helper, for the support desk
     */
    public TokenHardwareCheck(
            KnownDevices devices,
            InstalledLibraries libraries,
            Tokens tokens,
            CertificateReading reading,
            String version) {
        this.devices = devices;
        this.libraries = libraries;
        this.tokens = tokens;
        this.reading = reading;
        this.line = new SupportLine(version);
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
        var profile = circumstances.profile();
        var present = devices.present();
        if (profile == null || present.isEmpty()) {
            return List.of(Finding.skipped(ID));
        }
        var reports = TokenReports.of(tokens);
        var listed = reading.tokens(reports).size();
        var served = listed == 0 ? Served.NONE : listed < present.size() ? Served.SOME : Served.ALL;
        return present.stream()
                .distinct()
                .map(known -> finding(known, reports, served, profile))
                .toList();
    }

    /** Plugged-in devices whose U-Key a driver shows, as far as their count can tell. */
    private enum Served {
        NONE,
        SOME,
        ALL
    }

    /** Library with its driver's report; Windows' own driver or another library may show the U-Key as well. */
    private record Way(
            @Nullable DeviceLibrary library, @Nullable DriverReport report) {

        boolean shows() {
            return report != null && !report.tokens().isEmpty();
        }

        Optional<Refusal> failure() {
            return report == null ? Optional.ofNullable(library).map(DeviceLibrary::obstacle) : report.fault();
        }

        ErrorCode code() {
            if (library == null) {
                return ErrorCode.DRIVER_NOT_INSTALLED;
            }
            return failure()
                    .map(Refusal::code)
                    .orElse(library.driver() == null ? ErrorCode.DRIVER_NOT_NAMED : ErrorCode.TOKEN_UNLISTED);
        }

        String state() {
            if (library == null || library.driver() == null) {
                return failure().map(refusal -> "not loaded, " + refusal.code()).orElse("not named");
            }
            var end = shows() ? "" : ", " + code();
            return "driver " + library.driver() + end;
        }
    }

    private Finding finding(Known known, List<DriverReport> reports, Served served, Profile profile) {
        var way = way(known, reports);
        var evidence = evidence(known, way, profile);
        if (way.shows() || served == Served.ALL) {
            return Finding.pass(ID, evidence).with(way.shows() ? facts(known, way) : Map.of());
        }
        return Finding.of(ID, verdict(way, served), way.code(), evidence)
                .with(HelpFacts.of(profile, facts(known, way)));
    }

    private static Map<String, String> facts(Known known, Way way) {
        var facts = new HashMap<>(known.facts());
        way.failure().ifPresent(refusal -> facts.putAll(refusal.facts()));
        var library = way.library();
        var driver = library == null ? null : library.driver();
        facts.put(
                "driver",
                Objects.requireNonNullElse(driver, known.vendor().driver().name()));
        return facts;
    }

    /** Returns the verdict on a way to the U-Key. A slow driver may only be starting. */
    private static Verdict verdict(Way way, Served served) {
        if (way.code() == ErrorCode.DRIVER_TIMEOUT) {
            return Verdict.UNKNOWN;
        }
        return served == Served.NONE ? Verdict.FAIL : Verdict.WARN;
    }

    /** Returns the way that shows a U-Key, or else one that fails, since it gives the reason. */
    private Way way(Known known, List<DriverReport> reports) {
        var ways = DeviceLibrary.of(known.vendor(), libraries).stream()
                .map(library -> new Way(library, report(library, reports)))
                .toList();
        return ways.stream()
                .filter(Way::shows)
                .findFirst()
                .or(() -> ways.stream().filter(way -> way.failure().isPresent()).findFirst())
                .or(() -> ways.stream().findFirst())
                .orElse(new Way(null, null));
    }

    private static @Nullable DriverReport report(DeviceLibrary library, List<DriverReport> reports) {
        return reports.stream()
                .filter(report -> report.driver().equals(library.driver()))
                .findFirst()
                .orElse(null);
    }

    private Evidence[] evidence(Known known, Way way, Profile profile) {
        var usb = known.device().id().toString();
        var seen = new ArrayList<>(List.of(
                Evidence.aboutModel(known.vendor().vendor() + " " + usb), new Evidence("usb", Kind.PLAIN, usb)));
        if (!known.device().product().isEmpty()) {
            seen.add(new Evidence("product", Kind.IDENTITY, known.device().product()));
        }
        var library = way.library();
        if (library != null) {
            seen.add(Evidence.library(library.path().toString()));
            seen.add(new Evidence("architecture", Kind.PLAIN, library.architectures()));
        }
        seen.add(line.of(known, library, profile, way.state()));
        return seen.toArray(Evidence[]::new);
    }
}
