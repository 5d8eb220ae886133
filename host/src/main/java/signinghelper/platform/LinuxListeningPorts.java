package signinghelper.platform;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Ports in the kernel's lists of sockets, {@code /proc/net/tcp} and {@code tcp6} (proc(5)). */
public final class LinuxListeningPorts implements ListeningPorts {
    private static final List<String> LISTS = List.of("tcp", "tcp6");
    private static final int HEXADECIMAL = 16;
    /** {@code TCP_LISTEN} is state 0A. */
    private static final Pattern LISTENING =
            Pattern.compile("\\s*[0-9]+: [0-9A-F]{8,32}:([0-9A-F]{4}) [0-9A-F]{8,32}:[0-9A-F]{4} 0A .*");

    private final Path lists;

    public static LinuxListeningPorts ofThisComputer() {
        return new LinuxListeningPorts(Path.of("/proc"));
    }

    public LinuxListeningPorts(Path proc) {
        this.lists = proc.resolve("net");
    }

    @Override
    public Set<Integer> now() {
        var ports = new TreeSet<Integer>();
        for (var list : LISTS) {
            try (var lines = Files.lines(lists.resolve(list))) {
                lines.map(LISTENING::matcher)
                        .filter(line -> line.matches())
                        .forEach(line -> ports.add(Integer.parseInt(line.group(1), HEXADECIMAL)));
            } catch (IOException e) {
                System.getLogger(LinuxListeningPorts.class.getName()).log(Level.INFO, "sockets cannot be listed", e);
            }
        }
        return Set.copyOf(ports);
    }
}
