package signinghelper.network;

import java.net.ProxySelector;

/** The way out as the system is set: its proxy, and its automatic configuration (PAC) as far as Java understands it. */
public final class SystemProxies {
    private SystemProxies() {}

    public static ProxySelector selector() {
        // Read once, when Java first looks for a proxy; without it Java knows of none but its own properties.
        System.setProperty("java.net.useSystemProxies", "true");
        return ProxySelector.getDefault();
    }
}
