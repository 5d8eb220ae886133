package signinghelper.discovery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.platform.NoRegistry;
import signinghelper.platform.OperatingSystem;
import signinghelper.platform.RegisteredLibraries;
import signinghelper.profile.Vendors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

class FoundLibrariesTest {
    @TempDir
    Path root;

    private final AtomicLong now = new AtomicLong();

    private FoundLibraries libraries() {
        var places = new SearchedPlaces(OperatingSystem.LINUX, root, List.of(), List.of());
        var search = new LibrarySearch(Vendors.read(), new RegisteredLibraries(new NoRegistry()), places);
        return new FoundLibraries(() -> search, now::get);
    }

    private void install() throws Exception {
        var library = root.resolve("opt/lm-gm3000admin/lib/libgm3000.1.0.so");
        Files.createDirectories(library.getParent());
        Files.writeString(library, "");
    }

    @Test
    void aSearchIsKeptForAMinuteAndNoLonger() throws Exception {
        var libraries = libraries();
        var first = libraries.recent();
        install();

        now.addAndGet(FoundLibraries.KEPT.toNanos());
        assertThat(libraries.recent()).isSameAs(first).isEmpty();
        now.incrementAndGet();
        assertThat(libraries.recent()).hasSize(1);
    }

    @Test
    void whatIsForgottenIsSearchedForAtOnce() throws Exception {
        var libraries = libraries();
        assertThat(libraries.recent()).isEmpty();
        install();

        libraries.forget();

        assertThat(libraries.recent()).hasSize(1);
    }
}
