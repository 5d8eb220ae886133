package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.certificate.AwaitedOpenings;
import signinghelper.certificate.Validity;
import signinghelper.clock.BestKnownTime;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.HeldKey;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Check that each certificate is valid at the best known time, with the days that remain. */
public final class CertificateValidityCheck implements Check {
    static final String ID = "certificate-validity";

    private final CertificateReading reading;
    private final BestKnownTime time;
    private final AwaitedOpenings openings;

    /** @param openings named to who is about to renew */
    public CertificateValidityCheck(CertificateReading reading, BestKnownTime time, AwaitedOpenings openings) {
        this.reading = reading;
        this.time = time;
        this.openings = openings;
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
        var now = TimeNow.of(time);
        return reading.findings(ID, held -> finding(held, now, circumstances.profile()));
    }

    private Finding finding(HeldKey held, TimeNow now, @Nullable Profile profile) {
        var seen = reading.evidence(held, List.of(now.evidence()));
        if (now.contradicted()) {
            return Finding.of(ID, Verdict.UNKNOWN, ErrorCode.CERTIFICATE_VALIDITY_UNCERTAIN, seen);
        }
        var certificate = held.key().certificate();
        var own = openings.of(certificate).own();
        List<Evidence> awaited = own.isEmpty() ? List.of() : List.of(Evidence.openings(own));
        return switch (Validity.of(certificate, now.known())) {
            case EXPIRED ->
                Finding.of(ID, Verdict.FAIL, ErrorCode.CERTIFICATE_EXPIRED, seen)
                        .with(HelpFacts.of(profile))
                        .seeing(awaited);
            case NOT_YET_VALID -> Finding.of(ID, Verdict.FAIL, ErrorCode.CERTIFICATE_NOT_YET_VALID, seen);
            case UNCERTAIN -> Finding.of(ID, Verdict.UNKNOWN, ErrorCode.CERTIFICATE_VALIDITY_UNCERTAIN, seen);
            case VALID ->
                valid(Validity.daysToRenew(certificate, now.known()), profile, seen)
                        .seeing(awaited);
        };
    }

    private static Finding valid(OptionalLong days, @Nullable Profile profile, Evidence... seen) {
        return days.isEmpty()
                ? Finding.pass(ID, seen)
                : Finding.of(ID, Verdict.WARN, ErrorCode.CERTIFICATE_EXPIRES_SOON, seen)
                        .with(HelpFacts.of(profile, Map.of("days", Long.toString(days.getAsLong()))));
    }
}
