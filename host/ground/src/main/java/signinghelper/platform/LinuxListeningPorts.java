package signinghelper.platform;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Ports in the kernel's lists of sockets, {@code /proc/net/tcp} and {@code tcp6} (proc(5)). */
public final class LinuxListeningPorts implements ListeningPorts {
    private static final List<String> LISTS = List.of("tcp", "tcp6");
    private static final int HEXADECIMAL = 16;
    /** {@code TCP_LISTEN} is state 0A. */
    private static final Pattern LISTENING =
            Pattern.compile("\\s*[0-9]+: ([0-9A-F]{8,32}):([0-9A-F]{4}) [0-9A-F]{8,32}:[0-9A-F]{4} 0A .*");

    /** Addresses in the order of the computer's bytes, 32 bits each: 127.0.0.0/8, also within IPv6, and ::1. */
    private static final Pattern OF_THIS_COMPUTER = Pattern.compile("(?:0{16}FFFF0000)?[0-9A-F]{6}7F|0{24}01000000");

    private final Path lists;

    public static LinuxListeningPorts ofThisComputer() {
        return new LinuxListeningPorts(Path.of("/proc"));
    }

    public LinuxListeningPorts(Path proc) {
        this.lists = proc.resolve("net");
    }

    @Override
    public Listening now() {
        var ports = new TreeSet<Integer>();
        var exposed = new TreeSet<Integer>();
        for (var list : LISTS) {
            try (var lines = Files.lines(lists.resolve(list))) {
                lines.map(LISTENING::matcher).filter(line -> line.matches()).forEach(line -> {
                    var port = Integer.parseInt(line.group(2), HEXADECIMAL);
                    ports.add(port);
                    if (!OF_THIS_COMPUTER.matcher(line.group(1)).matches()) {
                        exposed.add(port);
                    }
                });
            } catch (IOException e) {
                System.getLogger(LinuxListeningPorts.class.getName()).log(Level.INFO, "sockets cannot be listed", e);
            }
        }
        return new Listening(ports, exposed);
    }
}
