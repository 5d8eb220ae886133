package signinghelper.network;

import java.net.ProxySelector;

/** Proxies of the system's settings, and its automatic configuration (PAC) as far as Java supports it. */
public final class SystemProxies {
    private SystemProxies() {}

    public static ProxySelector selector() {
        // Java reads this once, when it first looks for a proxy; without it, it knows only its own properties.
        System.setProperty("java.net.useSystemProxies", "true");
        return ProxySelector.getDefault();
    }
}
