package signinghelper.profile;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.match.Account;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Fields of a profile in its file, in one object; null for a field that is left out. */
record ProfileFile(
        String id,
        int version,
        Profile.Kind kind,
        Map<String, String> title,
        List<AllowedOrigin> origins,
        List<String> extensionIds,
        @Nullable Map<Account.Role, Map<String, String>> menus,
        CmsForm cms,
        @Nullable List<Dated<Map<String, String>>> cmsNotes,
        @Nullable HolderRules holder,
        @Nullable BindingSettings binding,
        @Nullable List<DriverEntry> drivers,
        @Nullable TimeSettings time,
        @Nullable Anchors anchors,
        @Nullable TimeStampSettings timeStamps,
        @Nullable HistoryRule history,
        @Nullable EnvelopeSettings envelopes,
        @Nullable Enrolment enrolment,
        @Nullable Map<Link, List<Dated<URI>>> links,
        @Nullable Map<Contact.Of, Dated<Contact>> contacts,
        @Nullable List<Dated<BiddingClient>> biddingClients,
        @Nullable List<Dated<Middleware>> middleware,
        @Nullable TemporaryFiles temporaryFiles,
        @Nullable List<Dated<FormerInstallation>> formerInstallations,
        @Nullable List<Dated<WithdrawnVersion>> withdrawnVersions,
        @Nullable Map<String, Dated<Store>> stores) {

    Profile profile() {
        return new Profile(
                ProfileHead.of(id, version, kind, title, origins, extensionIds, stores), signing(), computer(), help());
    }

    private Signing signing() {
        return new Signing(
                cms,
                Objects.requireNonNullElse(cmsNotes, List.of()),
                Objects.requireNonNullElse(holder, HolderRules.USUAL),
                Objects.requireNonNullElse(binding, BindingSettings.USUAL),
                Objects.requireNonNullElse(menus, Map.of()),
                Objects.requireNonNullElse(anchors, Anchors.NONE),
                Objects.requireNonNullElse(enrolment, Enrolment.NONE),
                Objects.requireNonNullElse(timeStamps, TimeStampSettings.NONE),
                Objects.requireNonNullElse(history, HistoryRule.ALLOWED),
                Objects.requireNonNullElse(envelopes, EnvelopeSettings.NONE));
    }

    private Computer computer() {
        return new Computer(
                Objects.requireNonNullElse(drivers, List.of()),
                Objects.requireNonNullElse(time, TimeSettings.NONE),
                Objects.requireNonNullElse(middleware, List.of()),
                Objects.requireNonNullElse(temporaryFiles, TemporaryFiles.NONE),
                Objects.requireNonNullElse(formerInstallations, List.of()),
                Objects.requireNonNullElse(withdrawnVersions, List.of()));
    }

    private Help help() {
        return new Help(
                Objects.requireNonNullElse(links, Map.of()),
                Objects.requireNonNullElse(contacts, Map.of()),
                Objects.requireNonNullElse(biddingClients, List.of()));
    }
}
