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

/** U-Keys on the USB bus that the vendors' table knows by vendor and product id, whether or not a driver sees them. */
public final class KnownDevices {
    private static final Logger LOG = System.getLogger(KnownDevices.class.getName());

    private final UsbDevices devices;
    private final Supplier<Vendors> vendors;

    /** Reads the table when devices are first looked at. */
    public KnownDevices(UsbDevices devices, Supplier<Vendors> vendors) {
        this.devices = devices;
        this.vendors = vendors;
    }

    /** A device, and whose U-Key it is. */
    record Known(UsbDevice device, Vendor vendor) {
        Known {
            Objects.requireNonNull(device);
            Objects.requireNonNull(vendor);
        }

        /** Facts that fill the words; a page may see them. */
        Map<String, String> facts() {
            return Map.of("vendor", vendor.vendor(), "usb", device.id().toString());
        }
    }

    /** Devices that are plugged in now. A system that cannot tell is no reason for the checks to fail. */
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
