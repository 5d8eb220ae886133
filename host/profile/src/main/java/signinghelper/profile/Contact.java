package signinghelper.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import signinghelper.guidance.Language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Contact for questions.
 *
 * @param name by language tag
 * @param telephones as they are dialled
 * @param qq number of a QQ account; null when it has none
 * @param email address of an e-mail; null when it has none
 */
public record Contact(
        Map<String, String> name,
        List<String> telephones,
        @Nullable String qq,
        @Nullable String email) {

    /** Owner of the contact. */
    public enum Of {
        /** The CA that issues the certificates. */
        @JsonProperty("authority")
        AUTHORITY,
        /** The portal's own support. */
        @JsonProperty("portal")
        PORTAL
    }

    public Contact {
        name = Map.copyOf(name);
        telephones = List.copyOf(telephones);
        if (!name.containsKey("zh-CN")
                || !name.containsKey("en")
                || (telephones.isEmpty() && qq == null && email == null)) {
            throw new IllegalArgumentException("profile: contacts");
        }
    }

    /** Returns the contact on one line, e.g. {@code CA 000-0000-0001, QQ 10001}. */
    public String text(Language language) {
        var ways = new ArrayList<>(telephones);
        if (qq != null) {
            ways.add("QQ " + qq);
        }
        if (email != null) {
            ways.add(email);
        }
        var chinese = language == Language.CHINESE;
        return Objects.requireNonNull(name.get(language.tag())) + " " + String.join(chinese ? "、" : ", ", ways);
    }
}
