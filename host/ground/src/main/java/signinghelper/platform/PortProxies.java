package signinghelper.platform;

import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Ports that Windows forwards for other computers to programs of this one ({@code netsh interface portproxy}). */
public final class PortProxies {
    private static final Registry.Key ALL =
            new Registry.Key(Root.LOCAL_MACHINE, View.BITS_64, "SYSTEM\\CurrentControlSet\\Services\\PortProxy");
    private static final List<String> KINDS = List.of("v4tov4", "v4tov6", "v6tov4", "v6tov6");
    /** Address and port, as in {@code 0.0.0.0/8080}. */
    private static final Pattern END = Pattern.compile("([^/]*)/(\\d{1,5})");

    private final Registry registry;

    public PortProxies(Registry registry) {
        this.registry = registry;
    }

    /** Returns the ports to which one leads that listens beyond this computer. */
    public Set<Integer> targets() {
        return KINDS.stream()
                .map(kind -> ALL.child(kind).child("tcp"))
                .flatMap(key -> registry.values(key).stream()
                        .filter(PortProxies::isExposed)
                        .flatMap(name -> registry.text(key, name).flatMap(PortProxies::port).stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isExposed(String listening) {
        var end = END.matcher(listening);
        return end.matches()
                && !end.group(1).startsWith("127.")
                && !end.group(1).equals("::1")
                && !end.group(1).equalsIgnoreCase("localhost");
    }

    private static Optional<Integer> port(String target) {
        var end = END.matcher(target);
        return end.matches() ? Optional.of(Integer.parseInt(end.group(2))) : Optional.empty();
    }
}
