package signinghelper.check;

import signinghelper.check.Evidence.Kind;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.plugged.DriverReport;
import signinghelper.token.plugged.Tokens;
import signinghelper.token.plugged.UKey;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Check that exactly one U-Key is plugged in. */
public final class TokenPresentCheck implements Check {
    static final String ID = "token-present";

    private final Tokens tokens;
    private final CertificateReading reading;
    private final KnownDevices devices;

    public TokenPresentCheck(Tokens tokens, CertificateReading reading, KnownDevices devices) {
        this.tokens = tokens;
        this.reading = reading;
        this.devices = devices;
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
        var reports = TokenReports.of(tokens);
        var found = reading.tokens(reports);
        var unreadable = reports.stream()
                .flatMap(report -> report.faults().stream())
                .map(fault -> new Evidence("unreadable", Kind.PLAIN, fault.label()));
        var seen = Stream.concat(found.stream().flatMap(TokenPresentCheck::evidence), unreadable)
                .toArray(Evidence[]::new);
        if (found.isEmpty()) {
            return List.of(absent(reports, circumstances));
        }
        var count = found.stream().map(uKey -> uKey.token().device()).distinct().count();
        return List.of(
                count == 1
                        ? Finding.pass(ID, seen)
                        : Finding.of(ID, Verdict.WARN, ErrorCode.TOKEN_SEVERAL, seen)
                                .with(Map.of("count", Long.toString(count))));
    }

    /**
     * A driver that cannot list may still have a U-Key. A device on the USB bus is present even if no driver lists it.
     */
    private Finding absent(List<DriverReport> reports, Circumstances circumstances) {
        var withoutReader = reports.stream()
                .filter(DriverReport::isWithoutReader)
                .map(report -> new Evidence("without-reader", Kind.PLAIN, report.driver()))
                .toArray(Evidence[]::new);
        return reports.stream()
                .flatMap(report -> report.toldFault().stream())
                .findFirst()
                .map(failure -> Finding.of(ID, Verdict.UNKNOWN, failure.code(), Evidence.toldBy(TokenServiceCheck.ID))
                        .with(failure.facts()))
                .or(() -> unlisted(circumstances))
                .orElseGet(() -> Finding.of(ID, Verdict.FAIL, ErrorCode.TOKEN_ABSENT, withoutReader));
    }

    private Optional<Finding> unlisted(Circumstances circumstances) {
        return devices.present().stream()
                .findFirst()
                .map(known -> Finding.of(
                                ID,
                                Verdict.FAIL,
                                ErrorCode.TOKEN_UNLISTED,
                                new Evidence(
                                        "usb", Kind.PLAIN, known.device().id().toString()))
                        .with(HelpFacts.of(circumstances.profile(), known.facts())));
    }

    private static Stream<Evidence> evidence(UKey found) {
        var token = found.token();
        var kept = Stream.of(
                new Evidence("driver", Kind.PLAIN, token.driver()),
                new Evidence("label", Kind.IDENTITY, token.label()),
                new Evidence("serial", Kind.SERIAL, token.serial()));
        var others = found.otherWays().stream().map(way -> new Evidence("other-driver", Kind.PLAIN, way.driver()));
        return Stream.concat(kept, others);
    }
}
