package signinghelper.check;

import signinghelper.check.Evidence.Kind;
import signinghelper.guidance.Language;
import signinghelper.platform.ListeningPorts;
import signinghelper.platform.PortProxies;
import signinghelper.profile.LocalPrograms;
import signinghelper.protocol.ErrorCode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Check for programs of CAs that listen on a port of this computer: one may hold the U-Key, and one that listens beyond
 * this computer may sign for others. They are known by the list of listening sockets; none is called.
 */
public final class LocalProgramsCheck implements Check {
    static final String ID = "local-programs";

    private final ListeningPorts ports;
    private final PortProxies proxies;
    private final Supplier<LocalPrograms> known;

    /** Creates the check without reading anything. */
    public LocalProgramsCheck(ListeningPorts ports, PortProxies proxies, Supplier<LocalPrograms> known) {
        this.ports = ports;
        this.proxies = proxies;
        this.known = known;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) {
        var listening = ports.now();
        var exposed = new HashSet<>(listening.exposed());
        exposed.addAll(proxies.targets());
        exposed.retainAll(listening.ports());
        var findings = new ArrayList<Finding>();
        for (var program : known.get().on(listening.ports())) {
            findings.add(finding(ErrorCode.LOCAL_PROGRAM_RUNNING, program, listening.ports()));
            if (program.ports().stream().anyMatch(exposed::contains)) {
                findings.add(exposed(program, exposed));
            }
        }
        return findings.isEmpty() ? List.of(Finding.pass(ID)) : findings;
    }

    private static Finding exposed(LocalPrograms.Program program, Set<Integer> exposed) {
        var finding = finding(ErrorCode.LOCAL_PROGRAM_EXPOSED, program, exposed);
        var facts = new HashMap<>(finding.facts());
        facts.put("port", finding.evidence().get(0).value());
        return finding.with(facts);
    }

    private static Finding finding(ErrorCode code, LocalPrograms.Program program, Set<Integer> open) {
        var seen = program.ports().stream()
                .filter(open::contains)
                .sorted()
                .map(port -> new Evidence("port", Kind.PLAIN, String.valueOf(port)))
                .toArray(Evidence[]::new);
        return Finding.of(ID, Verdict.WARN, code, seen).with(facts(program));
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
