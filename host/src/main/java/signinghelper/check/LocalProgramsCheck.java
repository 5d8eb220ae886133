package signinghelper.check;

import signinghelper.check.Evidence.Kind;
import signinghelper.guidance.Language;
import signinghelper.platform.ListeningPorts;
import signinghelper.profile.LocalPrograms;
import signinghelper.protocol.ErrorCode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Check for programs of CAs that listen on a port of this computer: one may hold the U-Key. They are known by the list
 * of listening sockets; none is called.
 */
public final class LocalProgramsCheck implements Check {
    static final String ID = "local-programs";

    private final ListeningPorts ports;
    private final Supplier<LocalPrograms> known;

    /** Creates the check without reading anything. */
    public LocalProgramsCheck(ListeningPorts ports, Supplier<LocalPrograms> known) {
        this.ports = ports;
        this.known = known;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) {
        var open = ports.now();
        var findings = known.get().on(open).stream()
                .map(program -> finding(program, open))
                .toList();
        return findings.isEmpty() ? List.of(Finding.pass(ID)) : findings;
    }

    private static Finding finding(LocalPrograms.Program program, Set<Integer> open) {
        var seen = program.ports().stream()
                .filter(open::contains)
                .sorted()
                .map(port -> new Evidence("port", Kind.PLAIN, String.valueOf(port)))
                .toArray(Evidence[]::new);
        return Finding.of(ID, Verdict.WARN, ErrorCode.LOCAL_PROGRAM_RUNNING, seen)
                .with(facts(program));
    }

    /** Returns the program's name in each language. */
    static Map<String, String> facts(LocalPrograms.Program program) {
        var facts = new HashMap<String, String>();
        for (var language : Language.values()) {
            facts.put("program@" + language.tag(), program.name(language));
        }
        return facts;
    }
}
