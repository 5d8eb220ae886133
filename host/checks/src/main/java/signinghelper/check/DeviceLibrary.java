package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.discovery.FoundLibrary;
import signinghelper.platform.Architecture;
import signinghelper.platform.LibraryFile;
import signinghelper.profile.Vendors.Vendor;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Vendor's library on this computer.
 *
 * @param driver that loads it; null when no driver does
 * @param obstacle reason why it may not be loaded; null when no reason is known
 */
record DeviceLibrary(
        Path path, @Nullable String driver, @Nullable Refusal obstacle) {

    /** Libraries of {@code vendor}: the drivers' first, then those that may not be loaded, then those not wanted. */
    static List<DeviceLibrary> of(Vendor vendor, InstalledLibraries libraries) {
        var used = libraries.ofDrivers().entrySet().stream()
                .filter(entry -> isOf(vendor, entry.getKey(), entry.getValue()))
                .filter(entry -> Files.isRegularFile(entry.getValue()))
                .map(entry -> new DeviceLibrary(entry.getValue(), entry.getKey(), null))
                .toList();
        if (!used.isEmpty()) {
            return used;
        }
        return libraries.found().stream()
                .filter(found -> vendor.equals(found.vendor()))
                .map(found -> new DeviceLibrary(found.path(), null, obstacle(found, libraries)))
                .sorted(Comparator.comparing(library -> library.obstacle() == null))
                .toList();
    }

    private static @Nullable Refusal obstacle(FoundLibrary found, InstalledLibraries libraries) {
        return libraries.discovered().stream()
                .filter(other -> other.found().path().equals(found.path()))
                .flatMap(other -> Stream.ofNullable(other.obstacle()))
                .findFirst()
                .orElse(null);
    }

    /** Matches by the driver's name in the table, or by the file's name. */
    private static boolean isOf(Vendor vendor, String driver, Path path) {
        var file = path.getFileName().toString();
        return vendor.driver().name().equals(driver)
                || vendor.fileNames().stream().anyMatch(name -> name.equalsIgnoreCase(file));
    }

    /** Returns the processors that it is built for; empty when the file cannot be read. */
    String architectures() {
        try {
            return LibraryFile.read(path).architectures().stream()
                    .map(Architecture::id)
                    .sorted()
                    .collect(Collectors.joining("+"));
        } catch (IOException e) {
            return "";
        }
    }
}
