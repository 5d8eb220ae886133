package signinghelper.profile;

import signinghelper.platform.OperatingSystem;
import signinghelper.platform.UsbId;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Known places of vendors' SKF libraries, from {@code vendors.json}, with sources and dates. */
public record Vendors(List<Vendor> vendors) {
    private static final String FILE = "/profile/vendors.json";

    /**
     * Vendor's library.
     *
     * @param vendor name for users
     * @param driver in the form of a profile; without paths when only the file's name is known
     * @param fileNames under which the library has been seen, also when the folder is unknown
     * @param usb ids of its U-Keys
     * @param source of this information
     * @param date of the source
     */
    public record Vendor(
            String vendor, DriverLibrary driver, List<String> fileNames, List<UsbId> usb, String source, String date) {
        public Vendor {
            Objects.requireNonNull(vendor);
            Objects.requireNonNull(driver);
            Objects.requireNonNull(source);
            Objects.requireNonNull(date);
            fileNames = List.copyOf(fileNames);
            usb = List.copyOf(usb);
        }

        /** Returns the names of files that {@code system} can load. */
        public List<String> fileNames(OperatingSystem system) {
            return fileNames.stream().filter(system::isNameOfLibrary).toList();
        }
    }

    public Vendors {
        vendors = List.copyOf(vendors);
    }

    /** Holder that reads the file once, when it is first needed. */
    private static final class OfBuild {
        static final Vendors VENDORS = parse();
    }

    /** Reads the vendors of this build. */
    public static Vendors read() {
        return OfBuild.VENDORS;
    }

    private static Vendors parse() {
        try (var in = Objects.requireNonNull(Vendors.class.getResourceAsStream(FILE), FILE)) {
            return new WireFormat().decode(Vendors.class, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(FILE, e);
        }
    }

    /** Adds the known places of a library of which the profile gives only the name. */
    public DriverLibrary complete(DriverLibrary driver) {
        return vendors.stream()
                .map(Vendor::driver)
                .filter(known -> driver.isOnlyNamed() && known.name().equals(driver.name()))
                .map(driver::at)
                .findAny()
                .orElse(driver);
    }
}
