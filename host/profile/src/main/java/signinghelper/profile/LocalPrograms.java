package signinghelper.profile;

import signinghelper.guidance.Language;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Programs of CAs that pages reach through a port of this computer, from {@code local-programs.json}, with sources and
 * dates. None has been verified.
 */
public record LocalPrograms(List<Program> programs) {
    private static final String FILE = "/profile/local-programs.json";

    /**
     * Program of a CA.
     *
     * @param name by language tag
     * @param ports on which it has been seen to listen
     * @param source of this information
     * @param date of the source
     */
    public record Program(Map<String, String> name, Set<Integer> ports, String source, String date) {
        public Program {
            name = Map.copyOf(name);
            ports = Set.copyOf(ports);
            Objects.requireNonNull(source);
            Objects.requireNonNull(date);
        }

        public String name(Language language) {
            return Objects.requireNonNull(name.get(language.tag()));
        }
    }

    public LocalPrograms {
        programs = List.copyOf(programs);
    }

    /** Reads the programs of this build. */
    public static LocalPrograms read() {
        try (var in = Objects.requireNonNull(LocalPrograms.class.getResourceAsStream(FILE), FILE)) {
            return new WireFormat().decode(LocalPrograms.class, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(FILE, e);
        }
    }

    /** Returns the programs that listen on one of {@code ports}, as far as a port tells a program. */
    public List<Program> on(Collection<Integer> ports) {
        return programs.stream()
                .filter(program -> program.ports().stream().anyMatch(ports::contains))
                .toList();
    }
}
