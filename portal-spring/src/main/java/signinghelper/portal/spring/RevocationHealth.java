package signinghelper.portal.spring;

import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.revocation.AuthorityState;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.ServerState;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Health of the CAs' servers, as far as logins need them.
 *
 * @param isDown true when the certificates of a CA are refused, because nobody tells of them
 * @param details servers of each CA by their addresses, with what is known of them; empty for a policy of another kind
 */
record RevocationHealth(boolean isDown, Map<String, Map<String, String>> details) {

    static RevocationHealth of(RevocationPolicy policy, Instant now) {
        if (!(policy instanceof OnlineRevocation online)) {
            return new RevocationHealth(false, Map.of());
        }
        var states = online.states();
        var refuses = online.onUnknown() == OnlineRevocation.OnUnknown.REFUSE;
        return new RevocationHealth(
                refuses && states.stream().anyMatch(state -> !state.canAnswer(now)), details(states));
    }

    private static Map<String, Map<String, String>> details(List<AuthorityState> states) {
        var details = new LinkedHashMap<String, Map<String, String>>();
        for (var state : states) {
            var servers = new LinkedHashMap<String, String>();
            state.servers().forEach(server -> servers.put(server.address().toString(), text(server)));
            details.put(state.authority().getName(), servers);
        }
        return details;
    }

    private static String text(ServerState server) {
        var asked = server.pausedUntil() == null
                ? "is asked"
                : "is not asked until " + server.pausedUntil() + ", after " + server.failures() + " failures";
        return server.listUntil() == null ? asked : asked + ", list until " + server.listUntil();
    }
}
