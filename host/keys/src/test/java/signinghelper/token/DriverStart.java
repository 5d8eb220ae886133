package signinghelper.token;

import signinghelper.protocol.Refusal;
import signinghelper.testkit.junit.Eventually;

/** The start of a driver whose limits may be too short for a child to start on a busy machine. */
public final class DriverStart {
    private DriverStart() {}

    /** Waits until it lists a U-Key. */
    public static void await(TokenDriver driver) throws InterruptedException {
        Eventually.isTrue(() -> hasTokens(driver));
    }

    private static boolean hasTokens(TokenDriver driver) {
        try {
            return !driver.list().isEmpty();
        } catch (Refusal e) {
            return false;
        }
    }
}
