package signinghelper.check;

import com.fasterxml.jackson.annotation.JsonIgnore;
import signinghelper.certificate.Openings;
import signinghelper.guidance.Serial;
import signinghelper.token.KeyEntry;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Observation of a check. It is shown to the user, kept on this computer and never given to a page. Its kind alone
 * decides how much of it goes into a support bundle.
 *
 * @param name short and stable, in English, e.g. {@code library}
 * @param value as it was seen
 * @param role use that a finding makes of it in addition to the list of evidence
 */
public record Evidence(
        String name, Kind kind, String value, @JsonIgnore Role role) {

    /** Use that a finding makes of its evidence. */
    public enum Role {
        /** In the list of evidence only. */
        SEEN,
        /** Names the thing that the finding is about. */
        ABOUT,
        /** Use of the certificate that the finding is about. */
        USE,
        /** Note that the portal's profile does not configure the check. */
        NOT_CONFIGURED,
        /** Id of the check that tells the same failure. */
        TOLD_BY,
        /** Id of the check that has to pass first. */
        WAITS_FOR,
        /** Line that the user may copy for a support desk. */
        SUPPORT_LINE,
        /** Path of a vendor's library, used in texts that stay on this computer. */
        LIBRARY,
        /** Folder or file that others may change, used in such texts. */
        FOLDER,
        /** Right by which they may, used in such texts. */
        RIGHT,
        /** Openings of envelopes that are still to come, used in such texts. */
        OPENINGS
    }

    public Evidence(String name, Kind kind, String value) {
        this(name, kind, value, Role.SEEN);
    }

    /** Creates evidence of a finding's object, by its name and the end of its serial number. */
    static Evidence about(String name, String serial) {
        return new Evidence("about", Kind.IDENTITY, name + " " + new Serial(serial).shown(), Role.ABOUT);
    }

    /** Creates evidence of what the certificate is for that a finding is about. */
    static Evidence use(KeyEntry.Use use) {
        return new Evidence("use", Kind.PLAIN, use.name(), Role.USE);
    }

    /** Creates evidence of the model of a finding's object. */
    public static Evidence aboutModel(String model) {
        return new Evidence("about", Kind.PLAIN, model, Role.ABOUT);
    }

    /** Creates the evidence that the portal's profile does not configure {@code what}; a user cannot correct that. */
    static Evidence notConfigured(String what) {
        return new Evidence(what, Kind.PLAIN, "not configured", Role.NOT_CONFIGURED);
    }

    /** Creates the note that {@code check} tells the same failure. */
    static Evidence toldBy(String check) {
        return new Evidence("told-by", Kind.PLAIN, check, Role.TOLD_BY);
    }

    /** Creates the note that nothing can be checked before {@code check} has passed. */
    static Evidence waitsFor(String check) {
        return new Evidence("waits-for", Kind.PLAIN, check, Role.WAITS_FOR);
    }

    public static Evidence supportLine(String line) {
        return new Evidence("support-line", Kind.IDENTITY, line, Role.SUPPORT_LINE);
    }

    /** Creates evidence of openings still to come. They are the user's own affair. */
    static Evidence openings(List<Instant> times) {
        return new Evidence("openings", Kind.IDENTITY, Openings.text(times), Role.OPENINGS);
    }

    public static Evidence library(String path) {
        return new Evidence("library", Kind.PATH, path, Role.LIBRARY);
    }

    /** Kind of a value, which decides how it is redacted. */
    public enum Kind {
        /** A version, number, state or time: shown as it is. */
        PLAIN,
        /** Host name or URL that the profile lists: shown as it is. */
        ADDRESS,
        /** Path of a file: the user's own folder is replaced. */
        PATH,
        /** Serial number of a U-Key or certificate: the last four characters stay. */
        SERIAL,
        /** Name or code of a person or an organisation: left out unless the user adds it. */
        IDENTITY,
        /** Text from outside, of any form, e.g. a proxy with its password: always left out. */
        UNTRUSTED
    }

    public Evidence {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(value);
        Objects.requireNonNull(role);
    }
}
