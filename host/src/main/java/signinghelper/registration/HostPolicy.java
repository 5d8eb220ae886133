package signinghelper.registration;

import java.util.List;

/**
 * What an administrator says of native-messaging hosts (Chromium's policies of these names).
 *
 * @param userLevelHosts false forbids those registered for one person ({@code NativeMessagingUserLevelHosts})
 * @param blocklist names of hosts, or {@code *} ({@code NativeMessagingBlocklist})
 * @param allowlist goes before the blocklist ({@code NativeMessagingAllowlist})
 */
public record HostPolicy(boolean userLevelHosts, List<String> blocklist, List<String> allowlist) {
    /** Nobody has said anything. */
    public static final HostPolicy NONE = new HostPolicy(true, List.of(), List.of());

    public HostPolicy {
        blocklist = List.copyOf(blocklist);
        allowlist = List.copyOf(allowlist);
    }

    /** Whether this host may not be started at all. */
    public boolean forbids() {
        return !allowlist.contains(HostManifest.NAME)
                && (blocklist.contains("*") || blocklist.contains(HostManifest.NAME));
    }

    /** Whether a registration of {@code scope} counts. */
    public boolean allows(Scope scope) {
        return userLevelHosts || scope == Scope.SYSTEM;
    }
}
