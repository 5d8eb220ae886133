package signinghelper.verifier.settings;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;

/**
 * Settings of one service. Members that the file leaves out have the values that the constructors give.
 *
 * @param origins origins of the portal's pages as the browser shows them; at least one
 */
public record Settings(
        Listening listen,
        List<String> origins,
        Trust trust,
        Revocation revocation,
        Challenges challenges,
        Signatures signatures,
        Limits limits) {

    public Settings(
            @Nullable Listening listen,
            @Nullable List<String> origins,
            @Nullable Trust trust,
            @Nullable Revocation revocation,
            @Nullable Challenges challenges,
            @Nullable Signatures signatures,
            @Nullable Limits limits) {
        this.listen = listen == null ? new Listening(null, null, null, null) : listen;
        this.origins = Texts.listed("origins", origins);
        this.trust = trust == null ? new Trust(null, null, null, null) : trust;
        this.revocation = Texts.given("revocation", revocation, "Say if the CAs are asked: \"revocation\": {...}.");
        this.challenges = challenges == null ? new Challenges(null, null, null) : challenges;
        this.signatures = signatures == null ? new Signatures(null) : signatures;
        this.limits = limits == null ? new Limits(null, null, null, null, null) : limits;
        if (this.origins.isEmpty()) {
            throw new WrongSettingException(
                    "origins", "is missing", "Give the origin of the pages, such as https://portal.example.");
        }
        for (var origin : this.origins) {
            if (Collections.frequency(this.origins, origin) > 1) {
                throw new WrongSettingException("origins", "has " + origin + " twice", "Take one of them out.");
            }
        }
    }
}
