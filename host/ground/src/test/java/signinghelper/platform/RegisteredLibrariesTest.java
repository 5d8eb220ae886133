package signinghelper.platform;

import org.junit.jupiter.api.Test;
import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class RegisteredLibrariesTest {
    private static final Path FIRST = Path.of("first.dll").toAbsolutePath();
    private static final Path SECOND = Path.of("second.dll").toAbsolutePath();

    private static Registry.Key provider(View view, String name) {
        return new Registry.Key(
                Root.LOCAL_MACHINE, view, "SOFTWARE\\Microsoft\\Cryptography\\Defaults\\Provider\\" + name);
    }

    @Test
    void bothViewsAreAskedForTheProviderThatIsNamed() {
        var registry = new FakeRegistry()
                .with(provider(View.BITS_32, "Vendor CSP"), "SKFImagePath", FIRST.toString())
                .with(provider(View.BITS_64, "Vendor CSP"), "SKFImagePath", SECOND.toString())
                .with(provider(View.BITS_64, "Other CSP"), "SKFImagePath", FIRST.toString())
                .with(provider(View.BITS_64, "Plain CSP"), "Image Path", FIRST.toString());
        var libraries = new RegisteredLibraries(registry);

        assertThat(libraries.of("Vendor CSP")).containsExactly(SECOND, FIRST);
        assertThat(libraries.of("Other CSP")).containsExactly(FIRST);
        assertThat(libraries.of("Plain CSP")).isEmpty();
        assertThat(libraries.of("Absent CSP")).isEmpty();
    }

    @Test
    void devicesOfNetcaNameTheirLibraryInAPlaceOfTheirOwn() {
        var device = new Registry.Key(
                Root.LOCAL_MACHINE, View.BITS_32, "SOFTWARE\\NETCA\\PKI\\Devices\\SKFDevice\\ePass3000GM");
        var libraries = new RegisteredLibraries(new FakeRegistry()
                .with(device, "SkfDllPath", FIRST.toString())
                .with(device, "SKFImagePath", SECOND.toString()));

        assertThat(libraries.of("ePass3000GM")).containsExactly(FIRST);
    }

    @Test
    void onlyAFullPathIsOne() {
        var registry = new FakeRegistry()
                .with(provider(View.BITS_32, "A"), "SKFImagePath", "vendor.dll")
                .with(provider(View.BITS_64, "A"), "SKFImagePath", 7)
                .with(provider(View.BITS_64, "B"), "SKFImagePath", "bad\0path");
        var libraries = new RegisteredLibraries(registry);

        assertThat(libraries.of("A")).isEmpty();
        assertThat(libraries.of("B")).isEmpty();
    }
}
