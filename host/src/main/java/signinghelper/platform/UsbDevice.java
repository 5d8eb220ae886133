package signinghelper.platform;

import java.util.Objects;

/**
 * A USB device that is plugged in.
 *
 * @param product name that the system has for it; empty where it has none. It is the device's own word, so anything
 */
public record UsbDevice(UsbId id, String product) {
    public UsbDevice {
        Objects.requireNonNull(id);
        Objects.requireNonNull(product);
    }
}
