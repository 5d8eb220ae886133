package signinghelper.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Check of a profile before it is signed or packed: first by the schema, which finds every fault, then by {@link
 * Profile}, which has the rules between fields.
 */
public final class ProfileCheck {
    private static final String SCHEMA = "/profile/profile.schema.json";

    private final WireFormat format;
    private final SchemaCheck schema;

    /** Creates the check; the schema is read from beside the program. */
    public ProfileCheck(WireFormat format) {
        this.format = format;
        this.schema = new SchemaCheck(schema(format));
    }

    /**
     * The outcome.
     *
     * @param faults in the order of the file; empty for a correct profile
     * @param missing settings that others still have to supply; empty when the profile has faults
     */
    public record Outcome(List<ProfileFault> faults, List<Supply> missing) {}

    /** Checks the text of a profile. */
    public Outcome check(String json) {
        try {
            var faults = schema.faults(format.readTree(json));
            if (!faults.isEmpty()) {
                return new Outcome(faults, List.of());
            }
            var profile = format.decode(Profile.class, json);
            profile.requireCertificates();
            return new Outcome(List.of(), Supply.missingFrom(profile));
        } catch (JsonMappingException e) {
            return new Outcome(List.of(fault(e)), List.of());
        } catch (JsonProcessingException e) {
            return new Outcome(List.of(unreadable(e)), List.of());
        } catch (IllegalArgumentException e) {
            return new Outcome(List.of(certificates(e)), List.of());
        }
    }

    private static ProfileFault certificates(IllegalArgumentException wrong) {
        var field = String.valueOf(wrong.getMessage()).substring(Profile.FAULT.length());
        return new ProfileFault("/" + field, ProfileFault.Kind.RULE, "", field);
    }

    private static ProfileFault fault(JsonMappingException wrong) {
        if (wrong.getPath().isEmpty() && wrong.getCause() == null) {
            return unreadable(wrong);
        }
        var place = new StringBuilder();
        for (var step : wrong.getPath()) {
            place.append('/').append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
        }
        var cause = wrong.getCause();
        var reason = cause == null ? wrong.getOriginalMessage() : String.valueOf(cause.getMessage());
        var field = reason.startsWith(Profile.FAULT) ? reason.substring(Profile.FAULT.length()) : "";
        var rule = field.isEmpty() ? reason : field;
        return new ProfileFault(field.isEmpty() ? "" + place : place + "/" + field, ProfileFault.Kind.RULE, "", rule);
    }

    private static ProfileFault unreadable(JsonProcessingException wrong) {
        var location = wrong.getLocation();
        var where = location == null ? "" : location.getLineNr() + ":" + location.getColumnNr() + " ";
        var reason = wrong.getOriginalMessage().lines().findFirst().orElse("");
        return new ProfileFault("", ProfileFault.Kind.UNREADABLE, where + reason, "JSON");
    }

    static JsonNode schema(WireFormat format) {
        try (var file = ProfileCheck.class.getResourceAsStream(SCHEMA)) {
            if (file == null) {
                throw new IllegalStateException(SCHEMA);
            }
            return format.readTree(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
