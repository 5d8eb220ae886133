package signinghelper.check;

import signinghelper.discovery.DiscoveredLibrary;
import signinghelper.discovery.FoundLibrary;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Libraries that are installed, and what the profile makes of them. */
public final class FakeLibraries implements InstalledLibraries {
    private final Map<String, Path> used = new HashMap<>();
    private final List<DiscoveredLibrary> discovered = new ArrayList<>();
    private final List<FoundLibrary> found = new ArrayList<>();

    /** It is, or would be, that of {@code driver}. */
    public FakeLibraries using(String driver, Path library) {
        used.put(driver, library);
        return this;
    }

    /** It is a driver, or may not be one. */
    public FakeLibraries with(DiscoveredLibrary library) {
        discovered.add(library);
        return this;
    }

    /** It lies where its vendor puts it. */
    public FakeLibraries with(FoundLibrary library) {
        found.add(library);
        return this;
    }

    @Override
    public Map<String, Path> ofDrivers() {
        return used;
    }

    @Override
    public List<DiscoveredLibrary> discovered() {
        return discovered;
    }

    @Override
    public List<FoundLibrary> found() {
        return found;
    }
}
