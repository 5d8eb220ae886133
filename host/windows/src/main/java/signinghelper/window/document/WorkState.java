package signinghelper.window.document;

/** State of a document while the U-Key works through a list, and at the end. */
public enum WorkState {
    WAITING("waiting", "", "quiet"),
    WORKING("working", "busy", "accent"),
    DONE("done", "good", "good"),
    NOT_DONE("unsigned", "dash", "waiting");

    private final String key;
    private final String icon;
    private final String colour;

    WorkState(String key, String icon, String colour) {
        this.key = key;
        this.icon = icon;
        this.colour = colour;
    }

    /** Returns the ending of the key of its words. */
    String key() {
        return key;
    }

    /** Returns the name of its icon; empty for none. */
    String icon() {
        return icon;
    }

    String colour() {
        return colour;
    }
}
