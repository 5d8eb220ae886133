package signinghelper.profile;

import signinghelper.guidance.Language;
import signinghelper.guidance.WordBook;
import signinghelper.protocol.WireFormat;

import java.util.ArrayList;
import java.util.List;

/** Lines about a profile in one language. */
public final class ProfileWords {
    private final WordBook words;
    private final TextForms forms = TextForms.of(ProfileCheck.schema(new WireFormat()));

    public ProfileWords(Language language) {
        words = new WordBook("signinghelper.profile.words", language);
    }

    /** Returns place, fault and allowed values. */
    public String line(ProfileFault fault) {
        var place = fault.place().isEmpty() ? "/" : fault.place();
        var allowed = fault.kind() == ProfileFault.Kind.RULE ? rule(fault.allowed()) : inWords(fault.allowed());
        return words.get("fault." + fault.kind(), place, fault.found(), allowed);
    }

    /** Returns a line with a missing setting and its supplier. */
    public String line(Supply supply) {
        return words.get("supply." + supply);
    }

    /** Returns a line for each fault; without faults, a line for each missing setting. */
    public List<String> lines(ProfileCheck.Outcome outcome) {
        if (!outcome.faults().isEmpty()) {
            return outcome.faults().stream().map(this::line).toList();
        }
        var lines = new ArrayList<>(List.of(words.get("right")));
        if (!outcome.missing().isEmpty()) {
            lines.add(words.get("missing"));
        }
        outcome.missing().forEach(supply -> lines.add("- " + line(supply)));
        return lines;
    }

    /** Replaces a regular expression by a description that readers understand. */
    private String inWords(String allowed) {
        var said = allowed;
        for (var form : forms.names().entrySet()) {
            var text = words.get("form." + form.getValue());
            said = said.equals(form.getKey())
                    ? text
                    : said.replace("string, pattern " + form.getKey(), text).replace("pattern " + form.getKey(), text);
        }
        return said;
    }

    private String rule(String field) {
        var key = "rule." + field;
        return words.bundle().containsKey(key) ? words.get(key) : words.get("rule", field);
    }
}
