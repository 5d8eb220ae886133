package signinghelper.platform;

import java.util.Objects;

/**
 * Plugged-in USB device.
 *
 * @param product name that the system has for it; empty when it has none. The device reports it, so it can be any text
 */
public record UsbDevice(UsbId id, String product) {
    public UsbDevice {
        Objects.requireNonNull(id);
        Objects.requireNonNull(product);
    }
}
