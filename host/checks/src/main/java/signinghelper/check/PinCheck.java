package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Evidence.Kind;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.PinState;
import signinghelper.token.TokenInfo;
import signinghelper.token.plugged.Tokens;
import signinghelper.token.plugged.UKey;

import java.time.Duration;
import java.util.List;

/** Check of the PIN state that each U-Key reports by itself. Presents no PIN, so it uses no try. */
public final class PinCheck implements Check {
    static final String ID = "pin";

    private final Tokens tokens;
    private final CertificateReading reading;

    public PinCheck(Tokens tokens, CertificateReading reading) {
        this.tokens = tokens;
        this.reading = reading;
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
        var findings = reading.tokens(TokenReports.of(tokens)).stream()
                .map(UKey::token)
                .map(PinCheck::finding)
                .toList();
        return findings.isEmpty() ? List.of(Finding.skipped(ID, Evidence.waitsFor(TokenPresentCheck.ID))) : findings;
    }

    private static Finding finding(TokenInfo token) {
        var pin = token.pinState();
        var seen = new Evidence[] {
            Evidence.about(token.label(), token.serial()),
            new Evidence("label", Kind.IDENTITY, token.label()),
            new Evidence("tries", Kind.PLAIN, count(pin.triesLeft()) + " / " + count(pin.triesMaximum()))
        };
        return pin.locked() ? Finding.of(ID, Verdict.FAIL, ErrorCode.PIN_LOCKED, seen) : usable(pin, seen);
    }

    private static Finding usable(PinState pin, Evidence... seen) {
        if (pin.lastTry()) {
            return Finding.of(ID, Verdict.WARN, ErrorCode.PIN_LAST_TRY, seen);
        }
        return Boolean.TRUE.equals(pin.isDefault())
                ? Finding.of(ID, Verdict.WARN, ErrorCode.PIN_DEFAULT, seen)
                : Finding.pass(ID, seen);
    }

    private static String count(@Nullable Integer tries) {
        return tries == null ? "?" : tries.toString();
    }
}
