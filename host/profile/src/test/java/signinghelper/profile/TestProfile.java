package signinghelper.profile;

import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.match.Account;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Profiles of a portal that lets its page do everything. */
public final class TestProfile {
    public static final String ORIGIN = "https://portal.example";

    private TestProfile() {}

    /** A portal that agrees on {@code cms} with its helpers. */
    public static Profile of(CmsForm cms) {
        return of(cms, BindingSettings.USUAL, Anchors.NONE);
    }

    /** Returns a profile with CAs. */
    public static Profile of(CmsForm cms, Anchors anchors) {
        return of(cms, BindingSettings.USUAL, anchors);
    }

    /** Returns a profile with special rules for bindings. */
    public static Profile of(CmsForm cms, BindingSettings binding) {
        return of(cms, binding, Anchors.NONE);
    }

    /** Returns a profile with settings of envelopes. */
    public static Profile of(EnvelopeSettings envelopes) {
        return of(CmsForm.PKCS7_501, BindingSettings.USUAL, Anchors.NONE, envelopes);
    }

    private static Profile of(CmsForm cms, BindingSettings binding, Anchors anchors) {
        return of(cms, binding, anchors, EnvelopeSettings.NONE);
    }

    private static Profile of(CmsForm cms, BindingSettings binding, Anchors anchors, EnvelopeSettings envelopes) {
        var everything = Set.of(
                "token.list",
                "certificate.select",
                "certificate.list",
                "login.authenticate",
                "login.bind",
                "content.put",
                "content.get",
                "signature.sign",
                "envelope.encrypt",
                "envelope.open",
                "envelope.rehearse",
                "envelope.declare",
                "pin.change",
                "diagnosis.run",
                "file.inspect",
                "signature.verify",
                "window.open");
        return new Profile(
                new ProfileHead(
                        "test",
                        1,
                        Profile.Kind.PRODUCTION,
                        Map.of("zh-CN", "测试", "en", "Test"),
                        Access.of(List.of(
                                new AllowedOrigin(ORIGIN, everything),
                                new AllowedOrigin("https://look.example", Set.of("token.list")),
                                new AllowedOrigin("https://login.example", Set.of("login.authenticate"))))),
                new Signing(
                        cms,
                        List.of(),
                        HolderRules.USUAL,
                        binding,
                        Map.of(
                                Account.Role.SUPPLIER, Map.of("zh-CN", "供应商菜单", "en", "supplier menu"),
                                Account.Role.PURCHASER, Map.of("zh-CN", "采购单位菜单", "en", "purchaser menu")),
                        anchors,
                        Enrolment.NONE,
                        TimeStampSettings.NONE,
                        HistoryRule.ALLOWED,
                        envelopes),
                Computer.UNKNOWN,
                Help.NONE);
    }
}
