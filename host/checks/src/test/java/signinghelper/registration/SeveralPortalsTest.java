package signinghelper.registration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.platform.OperatingSystem;
import signinghelper.platform.TestProduct;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** The registrations of two portals' programs with one browser. */
class SeveralPortalsTest {
    private static final List<String> EXTENSIONS = List.of("abcdefghijklmnopabcdefghijklmnop");

    @TempDir
    private Path folder;

    private final Browser chromium = TestBrowsers.of("chromium");

    private Registration registration(String portal) throws IOException {
        var surroundings = new FolderRegistry.Surroundings(
                OperatingSystem.LINUX, Map.of(), folder.resolve("home"), folder, Optional.empty());
        var format = new WireFormat();
        var launcher = Files.createDirectories(folder.resolve(portal)).resolve("signing-helper");
        if (!Files.exists(launcher)) {
            Files.createFile(launcher);
        }
        return new Registration(
                Browser.all(format), new FolderRegistry(TestProduct.of(portal), surroundings, format), launcher);
    }

    private BrowserStatus.State state(String portal) throws IOException {
        return registration(portal).status(chromium, EXTENSIONS).state();
    }

    @Test
    void eachHasItsOwnAndTakesOnlyItsOwnAway() throws Exception {
        for (var portal : List.of("first", "second-one")) {
            var registration = registration(portal);
            registration.make(registration.registering(List.of(chromium), Scope.PERSON, EXTENSIONS), change -> {});
        }
        assertThat(state("first")).isEqualTo(BrowserStatus.State.REGISTERED);
        assertThat(state("second-one")).isEqualTo(BrowserStatus.State.REGISTERED);

        var first = registration("first");
        first.make(first.unregistering(List.of(chromium), Scope.PERSON), change -> {});

        assertThat(state("first")).isEqualTo(BrowserStatus.State.MISSING);
        assertThat(state("second-one")).isEqualTo(BrowserStatus.State.REGISTERED);
    }
}
