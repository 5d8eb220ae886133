package signinghelper.token;

import java.util.Objects;

/**
 * A U-Key that is plugged in.
 *
 * @param driver name of its {@link TokenDriver}
 * @param reference what the driver needs to open it again; means nothing to anyone else
 * @param label what the U-Key calls itself
 * @param serial serial number; never sent to a page
 * @param pinState of the person's PIN, when listed
 */
public record TokenInfo(String driver, String reference, String label, String serial, PinState pinState) {

    public TokenInfo {
        Objects.requireNonNull(driver);
        Objects.requireNonNull(reference);
        Objects.requireNonNull(label);
        Objects.requireNonNull(serial);
        Objects.requireNonNull(pinState);
    }

    /** Whether it is the same U-Key in the same place, whatever has become of its PIN. */
    public boolean isSame(TokenInfo other) {
        return driver.equals(other.driver)
                && reference.equals(other.reference)
                && label.equals(other.label)
                && serial.equals(other.serial);
    }
}
