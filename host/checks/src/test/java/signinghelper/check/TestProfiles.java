package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.match.Account;
import signinghelper.profile.Access;
import signinghelper.profile.AllowedOrigin;
import signinghelper.profile.Anchors;
import signinghelper.profile.BindingSettings;
import signinghelper.profile.Computer;
import signinghelper.profile.Contact;
import signinghelper.profile.Dated;
import signinghelper.profile.Enrolment;
import signinghelper.profile.EnvelopeSettings;
import signinghelper.profile.FormerInstallation;
import signinghelper.profile.Help;
import signinghelper.profile.HistoryRule;
import signinghelper.profile.Link;
import signinghelper.profile.Middleware;
import signinghelper.profile.Profile;
import signinghelper.profile.ProfileHead;
import signinghelper.profile.Signing;
import signinghelper.profile.Store;
import signinghelper.profile.TemporaryFiles;
import signinghelper.profile.TimeSettings;
import signinghelper.profile.TimeStampSettings;
import signinghelper.profile.WithdrawnVersion;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Circumstances with a profile of which only one part matters. */
final class TestProfiles {
    private TestProfiles() {}

    static Circumstances with(TimeSettings time) {
        return new Circumstances(profile(time, Anchors.NONE, Enrolment.NONE), null);
    }

    static Circumstances with(Anchors anchors) {
        return new Circumstances(profile(TimeSettings.NONE, anchors, Enrolment.NONE), null);
    }

    static Circumstances with(Enrolment enrolment) {
        return new Circumstances(profile(TimeSettings.NONE, Anchors.NONE, enrolment), null);
    }

    static Circumstances with(@Nullable Account account) {
        return new Circumstances(profile(TimeSettings.NONE, Anchors.NONE, Enrolment.NONE), account);
    }

    /** A profile that names extensions and stores. */
    static Circumstances withExtensions(List<String> ids, Map<String, Dated<Store>> stores) {
        return new Circumstances(profile(ids, stores, List.of(), TemporaryFiles.NONE, List.of()), null);
    }

    /** A profile that names an origin and an extension. */
    static Circumstances withOrigin(String origin, String extension) {
        var usual = profile(List.of(), Map.of(), List.of(), TemporaryFiles.NONE, List.of());
        var access = new Access(List.of(new AllowedOrigin(origin, Set.of())), List.of(extension), Map.of());
        return new Circumstances(
                new Profile(
                        new ProfileHead(
                                usual.id(), usual.version(), usual.head().kind(), usual.title(), access),
                        usual.signing(),
                        usual.computer(),
                        usual.help()),
                null);
    }

    static Circumstances with(Middleware middleware) {
        return new Circumstances(
                profile(List.of(), Map.of(), List.of(dated(middleware)), TemporaryFiles.NONE, List.of()), null);
    }

    static Circumstances with(TemporaryFiles files) {
        return new Circumstances(profile(List.of(), Map.of(), List.of(), files, List.of()), null);
    }

    static Circumstances with(FormerInstallation former) {
        return new Circumstances(
                profile(List.of(), Map.of(), List.of(), TemporaryFiles.NONE, List.of(dated(former))), null);
    }

    /** A profile that names these versions of the program as withdrawn. */
    static Circumstances withdrawing(String... versions) {
        var usual = profile(TimeSettings.NONE, Anchors.NONE, Enrolment.NONE);
        var withdrawn = Stream.of(versions)
                .map(version -> dated(new WithdrawnVersion(version)))
                .toList();
        var computer = new Computer(List.of(), TimeSettings.NONE, List.of(), TemporaryFiles.NONE, List.of(), withdrawn);
        return new Circumstances(new Profile(usual.head(), usual.signing(), computer, usual.help()), null);
    }

    static <T> Dated<T> dated(T value) {
        return new Dated<>(value, "test", "2026-06-15");
    }

    private static Profile profile(TimeSettings time, Anchors anchors, Enrolment enrolment) {
        return profile(time, anchors, enrolment, List.of(), Map.of(), List.of(), TemporaryFiles.NONE, List.of());
    }

    private static Profile profile(
            List<String> extensionIds,
            Map<String, Dated<Store>> stores,
            List<Dated<Middleware>> middleware,
            TemporaryFiles files,
            List<Dated<FormerInstallation>> former) {
        return profile(
                TimeSettings.NONE, Anchors.NONE, Enrolment.NONE, extensionIds, stores, middleware, files, former);
    }

    private static Profile profile(
            TimeSettings time,
            Anchors anchors,
            Enrolment enrolment,
            List<String> extensionIds,
            Map<String, Dated<Store>> stores,
            List<Dated<Middleware>> middleware,
            TemporaryFiles files,
            List<Dated<FormerInstallation>> former) {
        var name = Map.of("zh-CN", "测试", "en", "Test");
        return new Profile(
                new ProfileHead("test", 1, Profile.Kind.PRODUCTION, name, new Access(List.of(), extensionIds, stores)),
                new Signing(
                        CmsForm.PKCS7_501,
                        List.of(),
                        HolderRules.USUAL,
                        BindingSettings.USUAL,
                        Map.of(Account.Role.SUPPLIER, Map.of("zh-CN", "用户管理", "en", "User management")),
                        anchors,
                        enrolment,
                        TimeStampSettings.NONE,
                        HistoryRule.ALLOWED,
                        EnvelopeSettings.NONE),
                new Computer(List.of(), time, middleware, files, former, List.of()),
                new Help(
                        Map.of(Link.RENEWAL, List.of(dated(URI.create("https://ca.example/renew")))),
                        Map.of(Contact.Of.AUTHORITY, dated(new Contact(name, List.of("4000000000"), null, null))),
                        List.of()));
    }
}
