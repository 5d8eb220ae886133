package signinghelper.check;

import java.util.Objects;

/**
 * One thing that a check saw. Shown to the person, kept on this computer, never given to a page. What of it may go into
 * a support bundle depends on its kind alone.
 *
 * @param name short and stable, in English, e.g. {@code library}
 * @param value as it was seen
 */
public record Evidence(String name, Kind kind, String value) {
    static final String ABOUT = "about";
    /** Name of a line that the person may copy for a support desk. */
    static final String SUPPORT_LINE = "support-line";
    /** Name of the path of a vendor's library, which stands in the words that stay on this computer. */
    static final String LIBRARY = "library";

    private static final String NOT_CONFIGURED = "not configured";
    private static final int SHOWN_OF_SERIAL = 4;

    /** Names the thing that a finding is about, by its name and the end of its serial number. */
    static Evidence about(String name, String serial) {
        var end = serial.substring(Math.max(0, serial.length() - SHOWN_OF_SERIAL));
        return new Evidence(ABOUT, Kind.IDENTITY, name + " …" + end);
    }

    /** The portal's profile says nothing of {@code what}, which nobody at this computer can help. */
    static Evidence notConfigured(String what) {
        return new Evidence(what, Kind.PLAIN, NOT_CONFIGURED);
    }

    boolean isOfNothingConfigured() {
        return value.equals(NOT_CONFIGURED);
    }

    /** What a value is, and so how it is redacted. */
    public enum Kind {
        /** A version, number, state or time: shown as it is. */
        PLAIN,
        /** Host name or URL that the profile lists: shown as it is. */
        ADDRESS,
        /** Of a file: the person's own folder is replaced. */
        PATH,
        /** Of a U-Key or certificate: the last four characters. */
        SERIAL,
        /** Names a person or an organisation, or is their code: left out unless the person adds it. */
        IDENTITY,
        /** From outside, of any form, e.g. a proxy with its password: left out always. */
        UNTRUSTED
    }

    public Evidence {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(value);
    }
}
