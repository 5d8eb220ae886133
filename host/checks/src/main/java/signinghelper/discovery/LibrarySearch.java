package signinghelper.discovery;

import org.jspecify.annotations.Nullable;
import signinghelper.discovery.FoundLibrary.Place;
import signinghelper.platform.RegisteredLibraries;
import signinghelper.profile.Vendors;
import signinghelper.profile.Vendors.Vendor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The search for libraries: in Windows' registry, at full paths of vendors, and by vendors' file names in folders of
 * the system and of programs. It never uses a name alone, a search path, or a folder or key of the user.
 */
public final class LibrarySearch {
    /** Begins the path of another computer's file. */
    private static final String NETWORK = "\\\\";

    private final Vendors vendors;
    private final RegisteredLibraries registered;
    private final SearchedPlaces places;
    /** Vendors by file name in lower case. */
    private final Map<String, Vendor> byFileName = new TreeMap<>();

    public LibrarySearch(Vendors vendors, RegisteredLibraries registered, SearchedPlaces places) {
        this.vendors = vendors;
        this.registered = registered;
        this.places = places;
        vendors.vendors()
                .forEach(vendor -> vendor.fileNames(places.system())
                        .forEach(name -> byFileName.putIfAbsent(name.toLowerCase(Locale.ROOT), vendor)));
    }

    /** Searches now. Returns each file once, with the most likely kind of place that leads to it. */
    public List<FoundLibrary> find() {
        var found = new ArrayList<FoundLibrary>();
        Stream.of(registered(), ofVendors(), inSystemFolders(), inProgramFolders())
                .flatMap(candidates -> candidates)
                .filter(library -> Files.isRegularFile(library.path()))
                .filter(library ->
                        found.stream().noneMatch(before -> before.path().equals(library.path())))
                .forEach(found::add);
        return List.copyOf(found);
    }

    private Stream<FoundLibrary> registered() {
        return registered.all().stream()
                .filter(entry -> !entry.path().toString().startsWith(NETWORK))
                .map(entry -> found(
                        entry.path(),
                        switch (entry.by()) {
                            case PROVIDER -> Place.PROVIDER;
                            case NETCA_DEVICE -> Place.NETCA_DEVICE;
                        }));
    }

    private Stream<FoundLibrary> ofVendors() {
        return vendors.vendors().stream()
                .flatMap(vendor -> vendor.driver().paths(places.system()).stream()
                        .map(places::place)
                        .filter(Path::isAbsolute)
                        .map(path -> new FoundLibrary(path, vendor, Place.VENDOR_PATH)));
    }

    private Stream<FoundLibrary> inSystemFolders() {
        return places.systemFolders().stream()
                .flatMap(folder -> names().map(folder::resolve))
                .map(path -> found(path, Place.SYSTEM_FOLDER));
    }

    private Stream<String> names() {
        return vendors.vendors().stream().flatMap(vendor -> vendor.fileNames(places.system()).stream());
    }

    private Stream<FoundLibrary> inProgramFolders() {
        return places.programFolders().stream()
                .flatMap(folder -> new ProgramFolder(folder).files(byFileName.keySet()).stream())
                .map(path -> found(path, Place.PROGRAM_FOLDER));
    }

    private FoundLibrary found(Path path, Place place) {
        return new FoundLibrary(path, vendor(path), place);
    }

    private @Nullable Vendor vendor(Path path) {
        var name = path.getFileName();
        return name == null ? null : byFileName.get(name.toString().toLowerCase(Locale.ROOT));
    }
}
