package signinghelper.verifier.settings;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** Rules for the values of a settings file. */
final class Texts {
    private Texts() {}

    /** Returns the texts; none for a member that is missing. */
    static List<String> listed(String setting, @Nullable List<String> texts) {
        if (texts != null && texts.stream().anyMatch(Objects::isNull)) {
            throw new WrongSettingException(setting, "has null in its list", "Take it out.");
        }
        return texts == null ? List.of() : List.copyOf(texts);
    }

    static <T> T given(String setting, @Nullable T value, String action) {
        if (value == null) {
            throw new WrongSettingException(setting, "is missing", action);
        }
        return value;
    }

    static int between(String setting, @Nullable Integer value, int usual, int least, int most) {
        var taken = value == null ? usual : value;
        if (taken < least || taken > most) {
            throw new WrongSettingException(setting, "is " + taken, "Give " + least + " to " + most + ".");
        }
        return taken;
    }
}
