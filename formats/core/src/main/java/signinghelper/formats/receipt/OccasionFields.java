package signinghelper.formats.receipt;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Fields that name the asker in a signed record's JSON. */
final class OccasionFields {
    private static final String ORIGIN = "origin";
    private static final String NONCE = "nonce";
    private static final String ASKER = "asker";
    private static final String CLIENT = "client";
    private static final Map<String, String> OF_COMMAND_LINE = Map.of(ASKER, "command-line");
    private static final String DESKTOP_CLIENT = "desktop-client";

    private OccasionFields() {}

    static Map<String, String> write(Receipt.Occasion occasion) {
        if (occasion instanceof Receipt.Occasion.Portal portal) {
            return ordered(ORIGIN, portal.origin(), NONCE, portal.nonce());
        }
        if (occasion instanceof Receipt.Occasion.DesktopClient program) {
            return ordered(ASKER, DESKTOP_CLIENT, CLIENT, program.client(), NONCE, program.nonce());
        }
        return OF_COMMAND_LINE;
    }

    private static Map<String, String> ordered(String... namesAndTexts) {
        var fields = new LinkedHashMap<String, String>();
        for (var index = 0; index < namesAndTexts.length; index += 2) {
            fields.put(namesAndTexts[index], namesAndTexts[index + 1]);
        }
        return Collections.unmodifiableMap(fields);
    }

    static Receipt.Occasion read(Map<String, String> fields) {
        if (fields.keySet().equals(Set.of(ORIGIN, NONCE))) {
            return new Receipt.Occasion.Portal(fields.getOrDefault(ORIGIN, ""), fields.getOrDefault(NONCE, ""));
        }
        if (fields.keySet().equals(Set.of(ASKER, CLIENT, NONCE)) && DESKTOP_CLIENT.equals(fields.get(ASKER))) {
            return new Receipt.Occasion.DesktopClient(fields.getOrDefault(CLIENT, ""), fields.getOrDefault(NONCE, ""));
        }
        if (fields.equals(OF_COMMAND_LINE)) {
            return new Receipt.Occasion.CommandLine();
        }
        throw new IllegalArgumentException("an unknown asker");
    }
}
