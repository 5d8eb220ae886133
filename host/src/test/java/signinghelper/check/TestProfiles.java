package signinghelper.check;

import signinghelper.platform.OperatingSystem;
import signinghelper.portal.cms.CmsForm;
import signinghelper.profile.DriverLibrary;
import signinghelper.profile.Profile;
import signinghelper.profile.TimeSettings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Circumstances with a profile of which only one part matters. */
final class TestProfiles {
    private TestProfiles() {}

    static Circumstances with(TimeSettings time) {
        return of(List.of(), time);
    }

    static Circumstances withLibrary(String driver, Path library) {
        var paths = Map.of(OperatingSystem.current(), library.toString());
        return of(List.of(new DriverLibrary(DriverLibrary.Kind.PKCS11, driver, paths)), TimeSettings.NONE);
    }

    private static Circumstances of(List<DriverLibrary> drivers, TimeSettings time) {
        var profile = new Profile(
                "test",
                1,
                Profile.Kind.PRODUCTION,
                Map.of("zh-CN", "测试", "en", "Test"),
                List.of(),
                List.of(),
                Map.of(),
                CmsForm.PKCS7_501,
                drivers,
                time);
        return new Circumstances(profile, null, null);
    }
}
