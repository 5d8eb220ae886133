package signinghelper.check;

import signinghelper.protocol.Refusal;
import signinghelper.token.DriverReport;
import signinghelper.token.TokenInfo;
import signinghelper.token.Tokens;

import java.time.Duration;
import java.util.List;

/** How the checks of U-Keys ask for what is plugged in. No PIN is needed, and no try is spent. */
final class TokenReports {
    /** Within what a check has; a bridge may have to start first. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private TokenReports() {}

    /** U-Keys of all {@code reports}, as each driver sees them. */
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
