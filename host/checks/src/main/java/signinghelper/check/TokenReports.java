package signinghelper.check;

import signinghelper.protocol.Refusal;
import signinghelper.token.TokenInfo;
import signinghelper.token.plugged.DriverReport;
import signinghelper.token.plugged.Tokens;

import java.time.Duration;
import java.util.List;

/** Reports of plugged-in U-Keys for the checks. No PIN is needed, and no try is used. */
final class TokenReports {
    /** Time limit within a check's limit; a bridge may have to start first. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private TokenReports() {}

    /** Returns the U-Keys of all {@code reports}, as each driver sees them. */
    static List<TokenInfo> tokens(List<DriverReport> reports) {
        return reports.stream().flatMap(report -> report.tokens().stream()).toList();
    }

    static List<DriverReport> of(Tokens tokens) throws InterruptedException {
        try {
            return tokens.reports(PATIENCE);
        } catch (Refusal refusal) {
            throw new InterruptedException(refusal.code().name());
        }
    }
}
