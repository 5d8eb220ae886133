package signinghelper.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import static signinghelper.profile.Profile.require;

/**
 * Fields of a profile that decide which pages may open a session. A start reads them alone, since binding the others
 * takes several times as long.
 *
 * @param id short name, e.g. {@code demo}
 * @param version grows with every release of the profile and never goes back on a computer
 * @param title name of the portal, by language tag
 */
public record ProfileHead(String id, int version, Profile.Kind kind, Map<String, String> title, Access access) {
    /** Names of the fields in a file. */
    static final Set<String> FIELDS = Set.of("id", "version", "kind", "title", "origins", "extensionIds", "stores");

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public ProfileHead {
        requireIdentity(id, version);
        require(kind != null, "kind");
        require(title != null && title.containsKey("zh-CN") && title.containsKey("en"), "title");
        title = Map.copyOf(title);
        for (var allowed : access.origins()) {
            require(!allowed.isOnlyForDemo() || (kind == Profile.Kind.DEMO && allowed.isLoopback()), "origins");
        }
    }

    /** Refuses an id or a version that no profile has. */
    static void requireIdentity(@Nullable String id, int version) {
        require(id != null && ID.matcher(id).matches(), "id");
        require(version > 0, "version");
    }

    /** Groups the {@link #FIELDS} of a file. */
    @JsonCreator
    static ProfileHead of(
            @JsonProperty("id") String id,
            @JsonProperty("version") int version,
            @JsonProperty("kind") Profile.Kind kind,
            @JsonProperty("title") Map<String, String> title,
            @JsonProperty("origins") List<AllowedOrigin> origins,
            @JsonProperty("extensionIds") List<String> extensionIds,
            @JsonProperty("stores") @Nullable Map<String, Dated<Store>> stores) {
        var access = new Access(origins, extensionIds, Objects.requireNonNullElse(stores, Map.of()));
        return new ProfileHead(id, version, kind, title, access);
    }

    /** Returns a copy with fewer origins, or with fewer capabilities. */
    ProfileHead narrowedTo(List<AllowedOrigin> fewer) {
        return new ProfileHead(id, version, kind, title, new Access(fewer, access.extensionIds(), access.stores()));
    }
}
