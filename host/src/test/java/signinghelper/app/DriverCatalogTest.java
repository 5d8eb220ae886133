package signinghelper.app;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.platform.OperatingSystem;
import signinghelper.portal.certificate.HolderRules;
import signinghelper.portal.cms.CmsForm;
import signinghelper.profile.Anchors;
import signinghelper.profile.BindingSettings;
import signinghelper.profile.DriverLibrary;
import signinghelper.profile.Enrolment;
import signinghelper.profile.Profile;
import signinghelper.profile.TemporaryFiles;
import signinghelper.profile.TimeSettings;
import signinghelper.token.TokenDriver;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class DriverCatalogTest {
    @TempDir
    Path folder;

    private static DriverLibrary library(String name) {
        return library(name, OperatingSystem.current());
    }

    private static DriverLibrary library(String name, OperatingSystem system) {
        return new DriverLibrary(
                DriverLibrary.Kind.PKCS11,
                name,
                Map.of(system, List.of("/nowhere/" + name + ".so")),
                List.of(),
                List.of(),
                Map.of(),
                DriverLibrary.RsaInput.DIGEST_INFO,
                5);
    }

    private static Profile profile(DriverLibrary... drivers) {
        return new Profile(
                "test",
                1,
                Profile.Kind.PRODUCTION,
                Map.of("zh-CN", "测试", "en", "Test"),
                List.of(),
                List.of(),
                Map.of(),
                CmsForm.PKCS7_501,
                List.of(),
                HolderRules.USUAL,
                BindingSettings.USUAL,
                List.of(drivers),
                TimeSettings.NONE,
                Anchors.NONE,
                Enrolment.NONE,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                TemporaryFiles.NONE,
                List.of(),
                Map.of());
    }

    private static void adopt(DriverCatalog catalog, Profile profile) {
        catalog.adopt(profile, new JavaHomes(Path.of("/nowhere"), Map.of()));
    }

    @Test
    void driversComeAndGoWithTheProfile() throws Exception {
        var catalog = new DriverCatalog(folder);
        assertThat(catalog.drivers()).isEmpty();

        adopt(catalog, profile(library("a"), library("b")));
        var first = catalog.drivers();
        assertThat(first).extracting(TokenDriver::name).containsExactly("a", "b");
        assertThat(first.get(0).list()).isEmpty();

        adopt(catalog, profile(library("b"), library("c")));
        assertThat(catalog.drivers()).extracting(TokenDriver::name).containsExactly("b", "c");
        assertThat(catalog.drivers().get(0)).isSameAs(first.get(1));
    }

    @Test
    void libraryOfAnotherSystemIsNoDriverHere() {
        var other =
                OperatingSystem.current() == OperatingSystem.LINUX ? OperatingSystem.WINDOWS : OperatingSystem.LINUX;
        var catalog = new DriverCatalog(folder);

        adopt(catalog, profile(library("other", other)));

        assertThat(catalog.drivers()).isEmpty();
    }
}
