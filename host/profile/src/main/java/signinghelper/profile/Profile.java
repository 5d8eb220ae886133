package signinghelper.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import signinghelper.installation.Product;
import signinghelper.network.ListedAddress;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of a portal. {@code profile.schema.json} describes the file, where the fields of all groups are in one
 * object.
 */
public record Profile(ProfileHead head, Signing signing, Computer computer, Help help) {

    /** Begins the message about a field; its name follows. */
    static final String FAULT = "profile: ";

    /** Only a demo may name {@code http://localhost}. */
    public enum Kind {
        @JsonProperty("demo")
        DEMO,
        @JsonProperty("production")
        PRODUCTION
    }

    public Profile {
        var kind = head.kind();
        require(kind == Kind.DEMO || !signing.enrolment().isLoopback(), "enrolment");
        for (var page : help.links().getOrDefault(Link.INSTALLATION, List.of())) {
            require(isSafeToInstallFrom(ListedAddress.of(page.value()), kind), "links");
        }
    }

    public String id() {
        return head.id();
    }

    public int version() {
        return head.version();
    }

    /** Returns the program of this profile's portal. */
    public Product product() {
        return new Product(id(), title());
    }

    public Map<String, String> title() {
        return head.title();
    }

    public Access access() {
        return head.access();
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

    /** Returns a copy with another head and fewer drivers. */
    Profile narrowedTo(ProfileHead other, List<DriverEntry> fewerDrivers) {
        return new Profile(other, signing, computer.with(fewerDrivers), help);
    }

    /** Returns a copy without a history of the user's own signatures. */
    Profile withoutHistory() {
        return new Profile(head, signing.withoutHistory(), computer, help);
    }

    /** Returns every page to which a user may be sent, for any purpose. */
    public Set<URI> pages() {
        var pages = new HashSet<URI>();
        help.links().values().forEach(dated -> dated.forEach(page -> pages.add(page.value())));
        access().stores().values().forEach(store -> pages.add(store.value().url()));
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
        signing.envelopes().requireCertificates();
    }
}
