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
                refuses && states.stream().anyMatch(state -> !state.canAnswer(now)), details(states, now));
    }

    private static Map<String, Map<String, String>> details(List<AuthorityState> states, Instant now) {
        var details = new LinkedHashMap<String, Map<String, String>>();
        for (var state : states) {
            var servers = new LinkedHashMap<String, String>();
            state.servers().forEach(server -> servers.put(server.address().toString(), text(server, now)));
            details.put(state.authority().getName(), servers);
        }
        return details;
    }

    private static String text(ServerState server, Instant now) {
        var asked = asked(server, now);
        return server.listUntil() == null ? asked : asked + ", list until " + server.listUntil();
    }

    /** A pause that is over ends with the next question only, so its time is past by then. */
    private static String asked(ServerState server, Instant now) {
        if (server.pausedUntil() == null) {
            return "is asked";
        }
        var when = server.isPaused(now) ? "is not asked until " + server.pausedUntil() : "is asked by the next login";
        return when + ", after " + server.failures() + " failures";
    }
}
