package signinghelper.platform;

import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;

import java.util.Optional;
import java.util.stream.Stream;

/** The user's setting in Windows, and the one for all users. That the network tells the script is not seen here. */
record WindowsProxyScript(Registry registry) implements ProxyScript {
    private static final String SETTINGS = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";

    @Override
    public Optional<String> address() {
        return Stream.of(Root.CURRENT_USER, Root.LOCAL_MACHINE)
                .map(root -> new Registry.Key(root, View.BITS_64, SETTINGS))
                .flatMap(key -> registry.text(key, "AutoConfigURL").stream())
                .filter(address -> !address.isBlank())
                .findFirst();
    }
}
