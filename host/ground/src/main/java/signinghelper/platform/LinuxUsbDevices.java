package signinghelper.platform;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** USB devices in the kernel's sysfs. An entry that cannot be read is left out. */
public final class LinuxUsbDevices implements UsbDevices {
    private static final Logger LOG = System.getLogger(LinuxUsbDevices.class.getName());
    private static final int MOST_DEVICES = 1024;
    /** A page, which no attribute of sysfs exceeds. */
    private static final int MOST_BYTES = 4096;

    private final Path devices;

    /** Creates the list from the files below {@code /sys}. */
    public static LinuxUsbDevices ofThisComputer() {
        return new LinuxUsbDevices(Path.of("/sys"));
    }

    public LinuxUsbDevices(Path sysfs) {
        this.devices = sysfs.resolve("bus/usb/devices");
    }

    @Override
    public List<UsbDevice> present() {
        if (!Files.isDirectory(devices)) {
            return List.of();
        }
        var found = new ArrayList<UsbDevice>();
        for (var entry : entries()) {
            read(entry).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    /** Returns the entries by name, so that the order is always the same. */
    private List<Path> entries() {
        var entries = new ArrayList<Path>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(devices)) {
            for (var entry : all) {
                if (entries.size() == MOST_DEVICES) {
                    break;
                }
                entries.add(entry);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(Level.INFO, "USB devices cannot be listed", e);
        }
        entries.sort(Comparator.comparing(Path::toString));
        return entries;
    }

    /** The folder also lists interfaces of devices, which have no ids. */
    private static Optional<UsbDevice> read(Path entry) {
        return UsbId.of(attribute(entry, "idVendor"), attribute(entry, "idProduct"))
                .map(id -> new UsbDevice(id, attribute(entry, "product")));
    }

    private static String attribute(Path entry, String name) {
        var file = entry.resolve(name);
        // A pipe or a device would be waited for.
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "cannot be read: " + file, e);
            return "";
        }
    }
}
