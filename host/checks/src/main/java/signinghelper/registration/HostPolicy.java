package signinghelper.registration;

import signinghelper.installation.Product;

import java.util.List;

/**
 * An administrator's policies on native-messaging hosts (Chromium's policies of these names).
 *
 * @param userLevelHosts false forbids hosts that are registered for a single user ({@code
 *     NativeMessagingUserLevelHosts})
 * @param blocklist names of hosts, or {@code *} ({@code NativeMessagingBlocklist})
 * @param allowlist exceptions from the blocklist ({@code NativeMessagingAllowlist})
 * @param launchesDirectly true when a host on Windows is started without {@code cmd.exe} ({@code
 *     NativeHostsExecutablesLaunchDirectly})
 */
public record HostPolicy(
        boolean userLevelHosts, List<String> blocklist, List<String> allowlist, boolean launchesDirectly) {
    /** No policy is set. */
    public static final HostPolicy NONE = new HostPolicy(true, List.of(), List.of(), false);

    public HostPolicy {
        blocklist = List.copyOf(blocklist);
        allowlist = List.copyOf(allowlist);
    }

    /** Returns true when a portal's host may not be started at all. */
    public boolean forbids(Product product) {
        return !allowlist.contains(product.hostName())
                && (blocklist.contains("*") || blocklist.contains(product.hostName()));
    }

    /** Returns true when the policies allow a registration of {@code scope}. */
    public boolean allows(Scope scope) {
        return userLevelHosts || scope == Scope.SYSTEM;
    }
}
