package signinghelper.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import signinghelper.network.ListedAddress;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Settings of a portal. {@code profile.schema.json} describes the file, where the fields of all groups are in one
 * object.
 *
 * @param id short name, e.g. {@code demo}
 * @param version grows with every release of the profile and never goes back on a computer
 * @param title name of the portal, by language tag
 */
public record Profile(
        String id,
        int version,
        Kind kind,
        Map<String, String> title,
        Access access,
        Signing signing,
        Computer computer,
        Help help) {

    /** Begins the message about a field; its name follows. */
    static final String FAULT = "profile: ";

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** Only a demo may name {@code http://localhost}. */
    public enum Kind {
        @JsonProperty("demo")
        DEMO,
        @JsonProperty("production")
        PRODUCTION
    }

    public Profile {
        require(id != null && ID.matcher(id).matches(), "id");
        require(version > 0, "version");
        require(kind != null, "kind");
        require(title != null && title.containsKey("zh-CN") && title.containsKey("en"), "title");
        title = Map.copyOf(title);
        for (var allowed : access.origins()) {
            require(!allowed.isOnlyForDemo() || (kind == Kind.DEMO && allowed.isLoopback()), "origins");
        }
        require(kind == Kind.DEMO || !signing.enrolment().isLoopback(), "enrolment");
        for (var page : help.links().getOrDefault(Link.INSTALLATION, List.of())) {
            require(isSafeToInstallFrom(ListedAddress.of(page.value()), kind), "links");
        }
    }

    /** Groups the fields of a file. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Profile of(ProfileFile file) {
        return file.profile();
    }

    private static boolean isSafeToInstallFrom(ListedAddress server, Kind kind) {
        return server.scheme().equals("https")
                || (kind == Kind.DEMO && server.host().equals("localhost"));
    }

    static void require(boolean right, String field) {
        if (!right) {
            throw new IllegalArgumentException(FAULT + field);
        }
    }

    /** Returns a copy with fewer origins, fewer capabilities or fewer drivers. */
    Profile narrowedTo(List<AllowedOrigin> fewerOrigins, List<DriverEntry> fewerDrivers) {
        var fewer = new Access(fewerOrigins, access.extensionIds(), access.stores());
        return new Profile(id, version, kind, title, fewer, signing, computer.with(fewerDrivers), help);
    }

    /** Returns every page to which a user may be sent, for any purpose. */
    public Set<URI> pages() {
        var pages = new HashSet<URI>();
        help.links().values().forEach(dated -> dated.forEach(page -> pages.add(page.value())));
        access.stores().values().forEach(store -> pages.add(store.value().url()));
        Optional.ofNullable(computer.time().portal()).ifPresent(pages::add);
        return Set.copyOf(pages);
    }

    /**
     * Parses every certificate that the profile names. A start does not do this: it takes as long as the rest of the
     * profile.
     *
     * @throws IllegalArgumentException if one cannot be parsed
     */
    void requireCertificates() {
        signing.anchors().requireCertificates();
        signing.timeStamps().requireCertificates();
    }
}
