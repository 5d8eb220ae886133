package signinghelper.check;

import signinghelper.portal.cms.CmsForm;
import signinghelper.profile.Profile;
import signinghelper.profile.TimeSettings;

import java.util.List;
import java.util.Map;

/** Circumstances with a profile of which only one part matters. */
final class TestProfiles {
    private TestProfiles() {}

    static Circumstances with(TimeSettings time) {
        var profile = new Profile(
                "test",
                1,
                Profile.Kind.PRODUCTION,
                Map.of("zh-CN", "测试", "en", "Test"),
                List.of(),
                List.of(),
                Map.of(),
                CmsForm.PKCS7_501,
                List.of(),
                time);
        return new Circumstances(profile, null, null);
    }
}
