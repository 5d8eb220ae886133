package signinghelper.check;

import signinghelper.check.Evidence.Kind;
import signinghelper.check.Evidence.Role;
import signinghelper.discovery.DiscoveredLibrary;
import signinghelper.platform.FileOwnership;
import signinghelper.platform.OpenPlace;
import signinghelper.protocol.ErrorCode;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders of drivers' libraries that other users may change. */
final class OpenDriverPlaces {
    private static final Logger LOG = System.getLogger(OpenDriverPlaces.class.getName());

    private OpenDriverPlaces() {}

    /** Returns those of all drivers, and of found libraries that are not loaded for that reason; each once. */
    static List<OpenPlace> of(InstalledLibraries libraries) {
        var drivers = libraries.ofDrivers().values().stream();
        var found = libraries.discovered().stream()
                .filter(library -> isUntrusted(library))
                .map(library -> library.found().path());
        return Stream.concat(drivers, found)
                .flatMap(library -> of(library).stream())
                .distinct()
                .toList();
    }

    private static boolean isUntrusted(DiscoveredLibrary library) {
        var obstacle = library.obstacle();
        return obstacle != null && obstacle.code() == ErrorCode.DRIVER_UNTRUSTED;
    }

    private static List<OpenPlace> of(Path library) {
        try {
            return Files.exists(library) ? FileOwnership.openPlaces(library) : List.of();
        } catch (IOException e) {
            LOG.log(Level.INFO, "it cannot be told who may change " + library, e);
            return List.of();
        }
    }

    /** Returns the finding that a library is not trusted, with the places because of which, and the repair. */
    static Finding named(Finding finding, Path library) {
        var evidence = new ArrayList<Evidence>();
        var places = of(library);
        for (var place : places) {
            evidence.add(new Evidence("open", Kind.PATH, place.path().toString(), Role.FOLDER));
            evidence.add(new Evidence("right", Kind.IDENTITY, place.right(), Role.RIGHT));
        }
        var seen = finding.seeing(evidence);
        return places.stream().anyMatch(OpenPlace::canBeClosed) ? seen.offering(DriverFolderRepair.ID) : seen;
    }
}
