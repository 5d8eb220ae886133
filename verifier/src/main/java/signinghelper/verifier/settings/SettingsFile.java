package signinghelper.verifier.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import signinghelper.verifier.json.NullSearch;
import signinghelper.verifier.json.StrictJson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The settings and the folder from which the files that they name are found.
 *
 * @param folder of the settings file
 */
public record SettingsFile(Path folder, Settings settings) {
    private static final JsonMapper MAPPER =
            StrictJson.rules().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

    /**
     * Reads a settings file: JSON, in which comments may stand.
     *
     * @throws WrongSettingException for the first fault in it
     */
    public static SettingsFile read(Path file) {
        try {
            var text = Files.readString(file);
            refuseNull(text);
            var read = MAPPER.readValue(text, Settings.class);
            return new SettingsFile(Objects.requireNonNull(file.toAbsolutePath().getParent()), read);
        } catch (JsonMappingException e) {
            throw fault(file, e);
        } catch (JsonProcessingException e) {
            throw new WrongSettingException(file.toString(), "is no JSON", "Mend it.", e);
        } catch (IOException e) {
            throw new WrongSettingException(file.toString(), "cannot be read", "Name a settings file.", e);
        }
    }

    private static void refuseNull(String text) throws IOException {
        try (var parser = MAPPER.createParser(text)) {
            var found = NullSearch.firstIn(parser, place -> false);
            if (found.isPresent()) {
                throw new WrongSettingException(found.get(), "has a value of the wrong kind: null", "Take it out.");
            }
        }
    }

    private static WrongSettingException fault(Path file, JsonMappingException e) {
        if (e.getCause() instanceof WrongSettingException wrong) {
            return wrong;
        }
        var setting = e.getPath().stream().map(SettingsFile::name).collect(Collectors.joining());
        var place = setting.isEmpty() ? file.toString() : setting.substring(1);
        return e instanceof UnrecognizedPropertyException
                ? new WrongSettingException(place, "is no setting", "Look for its right name in the documents.")
                : new WrongSettingException(
                        place, "has a value of the wrong kind: " + e.getOriginalMessage(), "Mend it.");
    }

    private static String name(Reference step) {
        return step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName();
    }

    /** Returns the place of a file that the settings name. */
    public Path resolve(String name) {
        return folder.resolve(name);
    }
}
