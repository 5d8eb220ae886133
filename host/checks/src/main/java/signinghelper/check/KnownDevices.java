package signinghelper.check;

import signinghelper.platform.UsbDevice;
import signinghelper.platform.UsbDevices;
import signinghelper.profile.Vendors;
import signinghelper.profile.Vendors.Vendor;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** U-Keys on the USB bus that the vendors' table knows by vendor and product id, independent of drivers. */
public final class KnownDevices {
    private static final Logger LOG = System.getLogger(KnownDevices.class.getName());

    private final UsbDevices devices;
    private final Supplier<Vendors> vendors;

    /** Reads the table when devices are first looked at. */
    public KnownDevices(UsbDevices devices, Supplier<Vendors> vendors) {
        this.devices = devices;
        this.vendors = vendors;
    }

    /** Device with the vendor of the U-Key. */
    record Known(UsbDevice device, Vendor vendor) {
        Known {
            Objects.requireNonNull(device);
            Objects.requireNonNull(vendor);
        }

        /** Returns facts for the texts; a page may see them. */
        Map<String, String> facts() {
            return Map.of("vendor", vendor.vendor(), "usb", device.id().toString());
        }
    }

    /** Returns the plugged-in devices. The checks continue on a system that cannot list devices. */
    List<Known> present() {
        try {
            return devices.present().stream().flatMap(this::known).toList();
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "USB devices cannot be listed", e);
            return List.of();
        }
    }

    private Stream<Known> known(UsbDevice device) {
        return vendors.get().vendors().stream()
                .filter(vendor -> vendor.usb().contains(device.id()))
                .map(vendor -> new Known(device, vendor))
                .limit(1);
    }
}
