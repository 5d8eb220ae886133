package signinghelper.registration;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An administrator's policies on pages that reach programs of this computer (Chromium's Local Network Access). The lists
 * for loopback came with version 146 and go before the others.
 *
 * @param lists in the order in which the browser reads them
 */
public record LocalNetworkPolicy(List<Patterns> lists) {
    /** Names of the policies, in the order in which the browser reads them. */
    static final List<String> NAMES = List.of(
            "LoopbackNetworkBlockedForUrls",
            "LoopbackNetworkAllowedForUrls",
            "LocalNetworkAccessBlockedForUrls",
            "LocalNetworkAccessAllowedForUrls");

    /** No policy is set. */
    public static final LocalNetworkPolicy NONE = new LocalNetworkPolicy(List.of());

    /** Creates the policy from its lists by name. */
    static LocalNetworkPolicy of(Map<String, List<String>> lists) {
        return new LocalNetworkPolicy(NAMES.stream()
                .map(name -> new Patterns(name, lists.getOrDefault(name, List.of())))
                .toList());
    }

    /**
     * Patterns of one policy.
     *
     * @param origins patterns of origins
     */
    public record Patterns(String name, List<String> origins) {
        public Patterns {
            origins = List.copyOf(origins);
        }

        /** Returns true when it keeps the pages that it names from this computer's programs. */
        public boolean blocks() {
            return name.endsWith("BlockedForUrls");
        }
    }

    public LocalNetworkPolicy {
        lists = List.copyOf(lists);
    }

    /** Returns the policy that decides for pages of {@code origin}; empty when the user decides. */
    public Optional<Patterns> deciding(String origin) {
        return lists.stream()
                .filter(list -> OriginPattern.anyMatches(list.origins(), origin))
                .findFirst();
    }
}
