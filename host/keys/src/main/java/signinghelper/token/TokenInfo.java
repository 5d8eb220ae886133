package signinghelper.token;

import signinghelper.formats.certificate.ResidentNumber;

import java.util.Objects;

/**
 * Plugged-in U-Key.
 *
 * @param driver name of its {@link TokenDriver}
 * @param reference reference with which the driver opens it again; has no meaning outside the driver
 * @param label name that the U-Key reports, without a person's number
 * @param serial serial number; never sent to a page
 * @param pinState of the user's PIN at the time of listing
 */
public record TokenInfo(String driver, String reference, String label, String serial, PinState pinState) {

    public TokenInfo {
        Objects.requireNonNull(driver);
        Objects.requireNonNull(reference);
        label = ResidentNumber.masked(label);
        Objects.requireNonNull(serial);
        Objects.requireNonNull(pinState);
    }

    /**
     * Returns an identity of the device: a driver may list each of its applications as a U-Key, under one serial number.
     */
    public String device() {
        return driver + " " + (serial.isEmpty() ? reference : serial);
    }

    /** Returns true when it is the same U-Key in the same place; its PIN state may differ. */
    public boolean isSame(TokenInfo other) {
        return driver.equals(other.driver)
                && reference.equals(other.reference)
                && label.equals(other.label)
                && serial.equals(other.serial);
    }
}
